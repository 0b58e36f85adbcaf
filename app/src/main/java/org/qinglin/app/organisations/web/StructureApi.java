package org.qinglin.app.organisations.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.organisations.StructureDesk;
import org.qinglin.app.organisations.StructureDesk.UnitInput;
import org.qinglin.app.organisations.Unit;
import org.qinglin.app.shared.web.ApiAnswers;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A college's structure, for programs. */
@RestController
@Tag(name = "structure", description = "departments, faculties, classes, and units that the college names itself")
class StructureApi {

    private final Organisations organisations;
    private final StructureDesk desk;
    private final ApiAnswers answers;

    StructureApi(Organisations organisations, StructureDesk desk, ApiAnswers answers) {
        this.organisations = organisations;
        this.desk = desk;
        this.answers = answers;
    }

    @Operation(summary = "Every unit of the viewer's college")
    @GetMapping("/api/structure")
    List<Unit> list(@CurrentViewer Viewer viewer) {
        return organisations.units(viewer.mustCollege());
    }

    @Operation(summary = "Adds a unit of a kind that the college names itself")
    @PostMapping("/api/structure")
    ResponseEntity<Object> add(@CurrentViewer Viewer viewer, @RequestBody UnitInput input) {
        return desk.add(viewer, input)
                .fold(
                        id -> ResponseEntity.status(HttpStatus.CREATED)
                                .body(organisations
                                        .unit(viewer.mustCollege(), id)
                                        .orElseThrow()),
                        answers::faulty);
    }
}
