package org.qinglin.app.programmes.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.qinglin.app.programmes.Programme;
import org.qinglin.app.programmes.ProgrammeKind;
import org.qinglin.app.programmes.Programmes;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The dictionary of programmes for programs. */
@RestController
@Tag(name = "programmes", description = "The practice programmes and their kinds")
class ProgrammeApi {

    private final Programmes programmes;

    ProgrammeApi(Programmes programmes) {
        this.programmes = programmes;
    }

    record Dictionary(List<Programme> programmes, List<ProgrammeKind> kinds) {}

    @Operation(summary = "The practice programmes and their kinds, retired ones too")
    @GetMapping("/api/programmes")
    Dictionary all() {
        return new Dictionary(programmes.ever(), programmes.kindsEver());
    }
}
