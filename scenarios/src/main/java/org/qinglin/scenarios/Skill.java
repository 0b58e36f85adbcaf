package org.qinglin.scenarios;

/** The skills that demo students hold and demo roles ask for; levels run from 1 (can help) to 3 (can lead). */
public enum Skill {
    FIRST_AID("first-aid", "急救", "First aid"),
    DIGITAL("digital", "手机与电脑", "Phones and computers"),
    TEACHING("teaching", "课业辅导", "Tutoring"),
    ARTS("arts", "文艺表演", "Performing arts"),
    PAINTING("painting", "绘画书法", "Painting and calligraphy"),
    PHOTOGRAPHY("photography", "摄影摄像", "Photography and video"),
    ENGLISH("english", "英语", "English"),
    SPORTS("sports", "体育指导", "Sports"),
    WATER_TESTING("water-testing", "水质检测", "Water testing"),
    APPLIANCES("appliances", "家电维修", "Appliance repair"),
    ELDER_CARE("elder-care", "老年照护", "Care for the elderly"),
    COUNSELLING("counselling", "心理疏导", "Counselling"),
    WRITING("writing", "公文写作", "Official writing"),
    LEGAL("legal", "普法宣讲", "Law talks");

    private final String code;
    private final String chinese;
    private final String english;

    Skill(String code, String chinese, String english) {
        this.code = code;
        this.chinese = chinese;
        this.english = english;
    }

    public String code() {
        return code;
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }
}
