package org.qinglin.app;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/** Languages: Chinese first, English by {@code ?lang=en}, remembered in a cookie; a message bundle per module. */
@Configuration
class WebConfiguration implements WebMvcConfigurer {

    /** Answers of the API carry a tag of what they say, so that a program that asks again need not read it again. */
    @Bean
    FilterRegistrationBean<ShallowEtagHeaderFilter> entityTags() {
        var filter = new FilterRegistrationBean<>(new ShallowEtagHeaderFilter());
        filter.addUrlPatterns("/api/*");
        return filter;
    }

    @Bean
    LocaleResolver localeResolver(@Value("${server.servlet.session.cookie.secure:false}") boolean secure) {
        var resolver = new CookieLocaleResolver("lang");
        resolver.setCookieSecure(secure);
        resolver.setDefaultLocale(Locale.SIMPLIFIED_CHINESE);
        return resolver;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        var change = new LocaleChangeInterceptor();
        change.setParamName("lang");
        change.setIgnoreInvalidLocale(true);
        registry.addInterceptor(change);
    }

    @Bean
    MessageSource messageSource() throws IOException {
        var names = new ArrayList<String>();
        for (var bundle :
                new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*/messages.properties")) {
            var path = bundle.getURL().getPath();
            var module = path.substring(0, path.lastIndexOf('/'));
            names.add("messages/" + module.substring(module.lastIndexOf('/') + 1) + "/messages");
        }
        var source = new ResourceBundleMessageSource();
        source.setBasenames(names.toArray(String[]::new));
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
        source.setAlwaysUseMessageFormat(true); // one rule for quotes, with arguments or without
        return source;
    }
}
