package org.qinglin.scenarios;

/** The seven practice programmes (七个实践项目). */
public enum Programme {
    VOLUNTEER_SERVICE("VolunteerService", "志愿服务"),
    INDUSTRY_EDUCATION_INTEGRATION("IndustryEducationIntegration", "产学融合"),
    STUDY_TRAINING("StudyTraining", "研学实训"),
    INNOVATION_ENTREPRENEURSHIP("InnovationEntrepreneurship", "创新创业"),
    TALENT_DEVELOPMENT("TalentDevelopment", "人才引育"),
    GRASSROOTS_GOVERNANCE("GrassrootsGovernance", "基层治理"),
    PARTY_LEAGUE_AFFAIRS("PartyLeagueAffairs", "党务团务");

    private final String code;
    private final String chinese;

    Programme(String code, String chinese) {
        this.code = code;
        this.chinese = chinese;
    }

    /** The identifier used in problems, files and tables. */
    public String code() {
        return code;
    }

    public String chinese() {
        return chinese;
    }
}
