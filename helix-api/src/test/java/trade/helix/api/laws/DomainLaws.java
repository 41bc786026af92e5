package trade.helix.api.laws;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** On a test class: its properties may ask for any domain value by its type. */
@Domain(DomainValues.class)
@Domain(DomainRecords.class)
@Domain(DomainContext.Global.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface DomainLaws {}
