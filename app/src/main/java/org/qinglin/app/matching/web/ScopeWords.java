package org.qinglin.app.matching.web;

import java.util.ArrayList;
import org.qinglin.app.matching.DispatchRun;
import org.qinglin.app.matching.RunChoices;
import org.qinglin.app.matching.RunScope;
import org.qinglin.app.programmes.CampaignId;
import org.qinglin.app.programmes.Campaigns;
import org.qinglin.app.programmes.Programmes;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.web.Say;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What a run is about, in words. */
@Component
class ScopeWords {

    private final RunChoices choices;
    private final Programmes programmes;
    private final Campaigns campaigns;
    private final Say say;

    ScopeWords(RunChoices choices, Programmes programmes, Campaigns campaigns, Say say) {
        this.campaigns = campaigns;
        this.choices = choices;
        this.programmes = programmes;
        this.say = say;
    }

    /** Its days, and what it was restricted to: stands over every page of the run. */
    public String of(DispatchRun run) {
        var days = say.day(run.from()) + " – " + say.day(run.to());
        var restriction = restriction(run);
        return restriction.isEmpty() ? days : days + " · " + restriction;
    }

    /** Empty where it is about everything on its days. */
    public String restriction(DispatchRun run) {
        var words = new ArrayList<String>();
        var scope = run.scope();
        if (scope.span() == RunScope.Span.TERM) {
            words.add(say.text("scope.span.TERM"));
        }
        if (scope.area() != null) {
            words.add(area(scope.area().value()));
        }
        if (scope.programme() != null) {
            words.add(programme(scope.programme()));
        }
        if (scope.campaign() != null) {
            words.add(campaign(Long.toString(scope.campaign().value())));
        }
        return String.join(" · ", words);
    }

    String area(String code) {
        return code.isEmpty() ? say.text("scope.everywhere") : choices.nameOf(new PlaceCode(code));
    }

    /** @param number of a campaign that some run of the college is about; empty for none */
    String campaign(String number) {
        return number.isEmpty()
                ? say.text("scope.every-campaign")
                : campaigns.name(new CampaignId(Long.parseLong(number)));
    }

    String programme(String code) {
        var programme = programmes.byCode().get(code);
        return programme == null
                ? code.isEmpty() ? say.text("scope.every-programme") : code
                : programme.name(LocaleContextHolder.getLocale());
    }
}
