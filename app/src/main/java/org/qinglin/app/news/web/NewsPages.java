package org.qinglin.app.news.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.news.Article;
import org.qinglin.app.news.ArticleId;
import org.qinglin.app.news.ArticleOutcome;
import org.qinglin.app.news.Category;
import org.qinglin.app.news.Comments;
import org.qinglin.app.news.News;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.web.Listing;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.PageRequest;
import org.qinglin.app.shared.web.Say;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** News for everyone. */
@Controller
class NewsPages {

    private final News news;
    private final Comments comments;
    private final Say say;

    NewsPages(News news, Comments comments, Say say) {
        this.news = news;
        this.comments = comments;
        this.say = say;
    }

    @GetMapping("/news")
    String list(
            @RequestParam(defaultValue = "") String category, @RequestParam(defaultValue = "1") int page, Model model) {
        var chosen = category(category);
        var ask = new PageRequest("", page);
        model.addAttribute(
                "list", new Listing<>(news.published(chosen, ask.offset(), ask.limit()), news.count(chosen), ask));
        model.addAttribute("category", chosen);
        model.addAttribute("categories", Category.values());
        return "news/news";
    }

    private static @Nullable Category category(String name) {
        return Arrays.stream(Category.values())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    @GetMapping("/news/{id}")
    String article(@PathVariable long id, Model model) {
        return article(found(id), List.of(), model);
    }

    private Article found(long id) {
        return news.find(new ArticleId(id)).orElseThrow(NotFound::new);
    }

    private String article(Article article, List<Fault> faults, Model model) {
        model.addAttribute("article", article);
        model.addAttribute("related", news.related(article));
        model.addAttribute("comments", news.comments(article.id()));
        model.addAttribute("faults", Fault.byField(faults));
        var address = ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/news/" + article.id().value())
                .toUriString();
        model.addAttribute("previewOf", article.teaser());
        model.addAttribute("previewAddress", address);
        model.addAttribute("previewPicture", article.pictureAlt() == null ? null : address + "/picture.jpg");
        return "news/article";
    }

    @PostMapping("/news/{id}/comments")
    String comment(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String words,
            HttpServletRequest request,
            Model model,
            RedirectAttributes redirect) {
        var article = found(id);
        var outcome = comments.leave(article.id(), name, words, request.getRemoteAddr());
        if (outcome instanceof ArticleOutcome.Faulty faulty) {
            model.addAttribute("typed", words);
            model.addAttribute("typedName", name);
            return article(article, faulty.faults(), model);
        }
        redirect.addFlashAttribute(
                "said",
                outcome instanceof ArticleOutcome.TooMany tooMany
                        ? say.text("news.too-many", tooMany.most())
                        : say.text("news.comment-left"));
        return "redirect:/news/" + id;
    }

    @GetMapping("/news/{id}/picture.jpg")
    ResponseEntity<byte[]> picture(@PathVariable long id) {
        return Optional.of(new ArticleId(id))
                .flatMap(news::picture)
                .map(content -> ResponseEntity.ok()
                        .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                        .contentType(MediaType.IMAGE_JPEG)
                        .body(content))
                .orElseThrow(NotFound::new);
    }
}
