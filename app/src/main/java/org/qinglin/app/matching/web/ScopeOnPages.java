package org.qinglin.app.matching.web;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page of a run the words for what it is about. */
@ControllerAdvice(basePackageClasses = ScopeWords.class)
class ScopeOnPages {

    private final ScopeWords words;

    ScopeOnPages(ScopeWords words) {
        this.words = words;
    }

    @ModelAttribute("scopes")
    ScopeWords scopes() {
        return words;
    }
}
