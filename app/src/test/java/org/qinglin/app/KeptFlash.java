package org.qinglin.app;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * Sessions lie in the database, so what a page leaves for the next one must be written there. The tests' sessions lie in
 * memory and would never notice; here whatever is left is written as it would be.
 */
@TestConfiguration
class KeptFlash implements WebMvcConfigurer, HandlerInterceptor {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page)
            throws IOException {
        for (Map.Entry<String, Object> each :
                RequestContextUtils.getOutputFlashMap(request).entrySet()) {
            try (var out = new ObjectOutputStream(new ByteArrayOutputStream())) {
                out.writeObject(each.getValue());
            }
        }
    }
}
