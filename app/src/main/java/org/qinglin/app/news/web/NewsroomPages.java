package org.qinglin.app.news.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.news.Article;
import org.qinglin.app.news.ArticleId;
import org.qinglin.app.news.ArticleOutcome;
import org.qinglin.app.news.ArticleStatus;
import org.qinglin.app.news.ArticleStep;
import org.qinglin.app.news.Category;
import org.qinglin.app.news.Comments;
import org.qinglin.app.news.Newsroom;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.web.Listing;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.PageRequest;
import org.qinglin.app.shared.web.Say;
import org.qinglin.app.shared.web.Upload;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where articles are written, reviewed and published, and comments are read first. */
@Controller
class NewsroomPages {

    private static final int COMMENTS = 50;
    private static final String BACK = "redirect:/newsroom";

    private final Newsroom newsroom;
    private final Comments comments;
    private final Say say;

    NewsroomPages(Newsroom newsroom, Comments comments, Say say) {
        this.newsroom = newsroom;
        this.comments = comments;
        this.say = say;
    }

    @GetMapping("/newsroom")
    String list(@CurrentViewer Viewer viewer, @RequestParam(defaultValue = "1") int page, Model model) {
        var ask = new PageRequest("", page);
        model.addAttribute(
                "list", new Listing<>(newsroom.of(viewer, ask.offset(), ask.limit()), newsroom.count(viewer), ask));
        model.addAttribute("edits", viewer.is(Role.COLLEGE));
        model.addAttribute("comments", viewer.is(Role.COLLEGE) ? comments.waiting(viewer, COMMENTS) : List.of());
        return "news/newsroom";
    }

    @GetMapping("/newsroom/new")
    String blank(@CurrentViewer Viewer viewer, @RequestParam(required = false) @Nullable Long session, Model model) {
        var input = session == null
                ? newsroom.blank(viewer)
                : newsroom.from(viewer, new SessionId(session)).orElseThrow(NotFound::new);
        return form(viewer, null, input, List.of(), model);
    }

    @PostMapping("/newsroom")
    String write(
            @CurrentViewer Viewer viewer,
            @ModelAttribute Newsroom.Input article,
            Model model,
            RedirectAttributes redirect) {
        return answer(viewer, null, article, newsroom.write(viewer, article), model, redirect);
    }

    @GetMapping("/newsroom/{id}")
    String edit(@CurrentViewer Viewer viewer, @PathVariable long id, Model model) {
        var article = newsroom.find(viewer, new ArticleId(id)).orElseThrow(NotFound::new);
        return form(viewer, article, input(article), List.of(), model);
    }

    private static Newsroom.Input input(Article article) {
        return new Newsroom.Input(
                article.category().name(),
                article.title(),
                article.lead(),
                article.body(),
                article.source(),
                article.author(),
                null);
    }

    @PostMapping("/newsroom/{id}")
    String change(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @ModelAttribute Newsroom.Input article,
            Model model,
            RedirectAttributes redirect) {
        var found = newsroom.find(viewer, new ArticleId(id)).orElseThrow(NotFound::new);
        return answer(viewer, found, article, newsroom.change(viewer, found.id(), article), model, redirect);
    }

    private String answer(
            Viewer viewer,
            @Nullable Article article,
            Newsroom.Input input,
            ArticleOutcome outcome,
            Model model,
            RedirectAttributes redirect) {
        return outcome instanceof ArticleOutcome.Faulty faulty
                ? form(viewer, article, input, faulty.faults(), model)
                : after(outcome, article == null ? 0 : article.id().value(), redirect);
    }

    private String form(
            Viewer viewer, @Nullable Article article, Newsroom.Input input, List<Fault> faults, Model model) {
        model.addAttribute("article", article);
        model.addAttribute("input", input);
        model.addAttribute("faults", Fault.byField(faults));
        model.addAttribute("categories", Category.values());
        model.addAttribute("open", article == null || Newsroom.isOpen(viewer, article));
        model.addAttribute("edits", viewer.is(Role.COLLEGE));
        model.addAttribute("published", article != null && article.status() == ArticleStatus.PUBLISHED);
        return "news/article-form";
    }

    @PostMapping("/newsroom/{id}/steps")
    String take(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String step,
            RedirectAttributes redirect) {
        var wanted = switch (step) {
            case "hand-in" -> new ArticleStep.HandIn();
            case "send-back" -> new ArticleStep.SendBack();
            case "publish" -> new ArticleStep.Publish();
            case "withdraw" -> new ArticleStep.Withdraw();
            default -> throw new NotFound();
        };
        return after(newsroom.take(viewer, new ArticleId(id), wanted), id, redirect);
    }

    @PostMapping("/newsroom/{id}/picture")
    String illustrate(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String alt,
            @RequestParam(required = false) @Nullable MultipartFile picture,
            RedirectAttributes redirect) {
        return after(
                newsroom.illustrate(viewer, new ArticleId(id), alt, Upload.name(picture), Upload.content(picture)),
                id,
                redirect);
    }

    private String after(ArticleOutcome outcome, long id, RedirectAttributes redirect) {
        if (outcome instanceof ArticleOutcome.Missing) {
            throw new NotFound();
        }
        if (outcome instanceof ArticleOutcome.Faulty faulty) {
            redirect.addFlashAttribute("faults", Fault.byField(faulty.faults()));
        } else {
            redirect.addFlashAttribute(
                    "said",
                    outcome instanceof ArticleOutcome.NotPossible notPossible
                            ? say.text("article.not-possible", say.text("article.status." + notPossible.status()))
                            : say.text("form.kept"));
        }
        return BACK + "/"
                + (outcome instanceof ArticleOutcome.Done done ? done.id().value() : id);
    }

    @PostMapping("/newsroom/comments/{id}/show")
    String show(@CurrentViewer Viewer viewer, @PathVariable long id, RedirectAttributes redirect) {
        return decided(comments.decide(viewer, id, true), redirect);
    }

    @PostMapping("/newsroom/comments/{id}/refuse")
    String refuse(@CurrentViewer Viewer viewer, @PathVariable long id, RedirectAttributes redirect) {
        return decided(comments.decide(viewer, id, false), redirect);
    }

    private String decided(boolean there, RedirectAttributes redirect) {
        if (!there) {
            throw new NotFound();
        }
        redirect.addFlashAttribute("said", say.text("form.kept"));
        return BACK;
    }
}
