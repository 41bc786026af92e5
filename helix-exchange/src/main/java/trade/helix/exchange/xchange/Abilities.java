package trade.helix.exchange.xchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.knowm.xchange.Exchange;
import org.knowm.xchange.service.trade.TradeService;
import trade.helix.api.venue.Capabilities;
import trade.helix.api.venue.Capability;

/**
 * What a module of XChange really has, found without a call.
 *
 * @param found what its services override
 * @param showsReferences whether an order can be found by the reference that it was sent with, also after it has ended
 */
record Abilities(Set<Ability> found, boolean showsReferences) {
    /**
     * Modules that were read and tried, and that show a stop with its reference as long as it rests. No other one may protect: a
     * stop whose answer got lost would be sent a second time, and both could sell.
     */
    private static final Set<String> SHOW_REFERENCES = Set.of("org.knowm.xchange.binance.BinanceExchange");

    static Abilities of(Exchange exchange) {
        Set<Ability> found = EnumSet.noneOf(Ability.class);
        Arrays.stream(Ability.values()).filter(each -> each.isIn(exchange)).forEach(found::add);
        if (!takesAnOrderId(exchange.getTradeService())) {
            found.remove(Ability.CANCEL);
        }
        return new Abilities(Set.copyOf(found), isOneOf(exchange.getClass()));
    }

    /** Some modules mean all of these classes, others any one of them. */
    private static boolean takesAnOrderId(TradeService service) {
        return Arrays.stream(service.getRequiredCancelOrderParamClasses())
                .anyMatch(each -> ((Class<?>) each).isAssignableFrom(OneOrder.class));
    }

    private static boolean isOneOf(Class<?> type) {
        return type != null && (SHOW_REFERENCES.contains(type.getName()) || isOneOf(type.getSuperclass()));
    }

    boolean has(Ability ability) {
        return found.contains(ability);
    }

    /** Whether a stop can rest at the venue, be found after its answer got lost, and be taken back. */
    boolean stopsFoundAgain() {
        return showsReferences
                && Set.of(Ability.STOP_ORDER, Ability.CANCEL, Ability.ORDER, Ability.OPEN_ORDERS).stream()
                        .allMatch(this::has);
    }

    Capabilities capabilities() {
        return stopsFoundAgain() ? Capabilities.of(Capability.PROTECTIVE_STOP) : Capabilities.of();
    }

    /** One line for each thing that a person may ask for. */
    List<String> report() {
        List<String> lines = new ArrayList<>();
        for (Ability each : Ability.values()) {
            String name = each.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            lines.add(name + ": " + (has(each) ? "yes" : "no") + ", the module "
                    + (has(each) ? "implements " : "does not implement ") + each.method()
                    + (each == Ability.CANCEL ? " by order id and pair" : ""));
        }
        lines.add("protective stop: " + (stopsFoundAgain() ? "yes" : "no") + ", "
                + (stopsFoundAgain()
                        ? "it is found again by its reference"
                        : "none can be placed that is surely found again: a trade is not protected at the venue"));
        lines.add("stop and target together, stop with the entry, transfers: no, XChange has no generic call for them");
        lines.add("certain absence: no, an order that is not found stays unknown until a person settles it");
        lines.add("found by client order id after a lost answer: "
                + (showsReferences ? "yes" : "not known of this module, so rather not"));
        lines.add("rights of the key: not told, XChange has no question for them");
        return lines;
    }
}
