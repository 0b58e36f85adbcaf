package org.qinglin.app.people.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.people.EmergencyContacts;
import org.qinglin.app.shared.web.ApiAnswers;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The student's own emergency contact, for programs; organisers read it with the roster. */
@RestController
@Tag(name = "emergency contact", description = "Whom to call for a student in an emergency")
class EmergencyContactApi {

    private final EmergencyContacts contacts;
    private final ApiAnswers answers;

    EmergencyContactApi(EmergencyContacts contacts, ApiAnswers answers) {
        this.contacts = contacts;
        this.answers = answers;
    }

    @Operation(summary = "The student's own, 404 while there is none")
    @GetMapping("/api/my/emergency-contact")
    ResponseEntity<Object> own(@CurrentViewer Viewer viewer) {
        return contacts.own(viewer)
                .<ResponseEntity<Object>>map(ResponseEntity::ok)
                .orElseGet(answers::notFound);
    }

    @Operation(summary = "Keeps it; that person's consent is needed")
    @PostMapping("/api/my/emergency-contact")
    ResponseEntity<Object> keep(@CurrentViewer Viewer viewer, @RequestBody EmergencyContacts.Input input) {
        return contacts.keep(viewer, input).fold(kept -> ResponseEntity.ok((Object) kept), answers::faulty);
    }

    @Operation(summary = "Removes it")
    @DeleteMapping("/api/my/emergency-contact")
    ResponseEntity<Object> remove(@CurrentViewer Viewer viewer) {
        contacts.remove(viewer);
        return ResponseEntity.noContent().build();
    }
}
