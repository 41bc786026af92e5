package trade.helix.webhook;

import trade.helix.api.signal.SignalAction;

/**
 * The text for the field "Message" of a TradingView alert.
 *
 * <p>Every placeholder stands in quotes, because TradingView fills them with text that JSON does not take otherwise:
 * {@code {{timenow}}} with a time, {@code {{strategy.order.id}}} with a name. The id ends with the time because the name
 * repeats on every trade. {@code {{close}}} is a number and would do without quotes; within them, a value that is none is
 * told as the fault of one field and not as broken JSON.
 *
 * <p>TradingView sends no headers of one's own: the secret goes into the address, or into one more field,
 * {@code "secret": "..."}.
 */
public final class AlertTemplate {
    /** For an alert on a strategy, which fires for its entries and its exits alike. */
    public static final String STRATEGY = withSignal("{{strategy.order.action}}");

    /** For an alert on a strategy that is to send entries only. */
    public static final String BUY = withSignal(SignalAction.BUY.name());

    /** For an alert on a strategy that is to send exits only. */
    public static final String SELL = withSignal(SignalAction.SELL.name());

    private AlertTemplate() {}

    private static String withSignal(String signal) {
        return """
                {
                  "signal": "%s",
                  "symbol": "{{ticker}}",
                  "price": "{{close}}",
                  "timestamp": "{{timenow}}",
                  "strategy": "ema_crossover",
                  "signal_id": "{{strategy.order.id}}-{{timenow}}"
                }
                """.formatted(signal);
    }
}
