package org.qinglin.app;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.ConditionalGenericConverter;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** A list that arrives with a form or an address holds no gaps: no page has to look for them. */
@Configuration
class ListsOfChoices implements WebMvcConfigurer {

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(new WithoutGaps((ConversionService) registry));
    }

    /** Of {@code role=&role=5} and {@code role=,5} the empty one is nothing that was chosen; Spring's own makes it null. */
    private record WithoutGaps(ConversionService elements) implements ConditionalGenericConverter {

        @Override
        public Set<ConvertiblePair> getConvertibleTypes() {
            return Set.of(
                    new ConvertiblePair(String[].class, List.class), new ConvertiblePair(String.class, List.class));
        }

        /** Words are left alone: an empty one may be meant. */
        @Override
        public boolean matches(TypeDescriptor source, TypeDescriptor target) {
            var element = target.getElementTypeDescriptor();
            return element != null && element.getType() != String.class;
        }

        @Override
        public List<Object> convert(@Nullable Object source, TypeDescriptor from, TypeDescriptor to) {
            var words = source instanceof String[] several
                    ? Stream.of(several)
                    : Stream.of(String.valueOf(source).split(","));
            var element = Objects.requireNonNull(to.getElementTypeDescriptor());
            return words.filter(each -> !each.isBlank())
                    .map(each -> elements.convert(each.strip(), TypeDescriptor.valueOf(String.class), element))
                    .toList();
        }
    }
}
