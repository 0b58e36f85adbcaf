package org.qinglin.app.needs.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.Menu;
import org.qinglin.app.needs.MenuDesk;
import org.qinglin.app.needs.MenuInput;
import org.qinglin.app.needs.MenuItem;
import org.qinglin.app.needs.MenuItemId;
import org.qinglin.app.shared.web.ApiAnswers;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The service menu for programs. An order names its item by {@code menuItem}. */
@RestController
@Tag(name = "menu", description = "制单: what faculties and teams offer")
class MenuApi {

    private final Menu menu;
    private final MenuDesk desk;
    private final ApiAnswers answers;

    MenuApi(Menu menu, MenuDesk desk, ApiAnswers answers) {
        this.menu = menu;
        this.desk = desk;
        this.answers = answers;
    }

    @Operation(summary = "What the viewer's community can order, or the items that the viewer keeps")
    @GetMapping("/api/menu")
    List<MenuItem> list(@CurrentViewer Viewer viewer, @RequestParam(defaultValue = "") String q) {
        return viewer.is(Role.COMMUNITY) ? desk.orderable(viewer, q.strip()) : menu.kept(viewer, q.strip());
    }

    @Operation(summary = "Puts an item on the viewer's menu")
    @PostMapping("/api/menu")
    ResponseEntity<Object> add(@CurrentViewer Viewer viewer, @RequestBody MenuInput item) {
        return desk.add(viewer, item)
                .fold(id -> ResponseEntity.status(HttpStatus.CREATED).body(Map.of("id", id.value())), answers::faulty);
    }

    @Operation(summary = "Changes an item that the viewer keeps")
    @PostMapping("/api/menu/{id}")
    ResponseEntity<Object> change(@CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody MenuInput item) {
        return desk.change(viewer, new MenuItemId(id), item)
                .map(changed -> changed.<ResponseEntity<Object>>fold(
                        kept -> ResponseEntity.ok(Map.of("id", kept.value())), answers::faulty))
                .orElseGet(answers::notFound);
    }

    @Operation(summary = "Takes an item off the menu")
    @PostMapping("/api/menu/{id}/retire")
    ResponseEntity<Object> retire(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return desk.retire(viewer, new MenuItemId(id), true)
                ? ResponseEntity.ok(Map.of("retired", true))
                : answers.notFound();
    }

    @Operation(summary = "Puts a retired item back on the menu")
    @PostMapping("/api/menu/{id}/restore")
    ResponseEntity<Object> restore(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return desk.retire(viewer, new MenuItemId(id), false)
                ? ResponseEntity.ok(Map.of("retired", false))
                : answers.notFound();
    }
}
