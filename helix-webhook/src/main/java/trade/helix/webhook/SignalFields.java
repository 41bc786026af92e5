package trade.helix.webhook;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import trade.helix.api.signal.Signal;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.signal.SignalId;
import trade.helix.api.value.Price;
import trade.helix.webhook.FieldValue.Kind;

/** Turns the fields of one message into the parts of a signal, and collects every fault on the way. */
final class SignalFields {
    private static final int LONGEST_TEXT = 128;
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{[^{}]*}}");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]{1,80}(\\.[0-9]{1,80})?([eE][+-]?[0-9]{1,9})?");

    private final Map<String, FieldValue> fields;
    private final List<Fault> faults = new ArrayList<>();

    SignalFields(Map<String, FieldValue> fields) {
        this.fields = fields;
    }

    /** Hands every part that is right to the builder, and returns what is wrong with the others. */
    List<Fault> fill(Signal.Builder signal) {
        required(Field.SIGNAL, Kind.TEXT)
                .flatMap(text -> read(Field.SIGNAL, text, SignalFields::action, "must be \"BUY\" or \"SELL\""))
                .ifPresent(signal::action);
        required(Field.SYMBOL, Kind.TEXT).ifPresent(signal::symbol);
        required(Field.PRICE, Kind.NUMBER)
                .flatMap(text -> read(
                        Field.PRICE,
                        text,
                        SignalFields::price,
                        "must be a decimal number above zero of at most 60 digits, such as 64210.5"))
                .ifPresent(signal::price);
        optional(Field.TIMESTAMP, Kind.NUMBER)
                .flatMap(text -> read(Field.TIMESTAMP, text, SentAt::parse, SentAt.FORM))
                .ifPresent(signal::sentAt);
        optional(Field.STRATEGY, Kind.TEXT).ifPresent(signal::strategy);
        required(Field.SIGNAL_ID, Kind.NUMBER)
                .flatMap(text -> read(Field.SIGNAL_ID, text, SignalFields::id, "cannot serve as an id"))
                .ifPresent(signal::id);
        return List.copyOf(faults);
    }

    private Optional<String> required(Field field, Kind widest) {
        if (!fields.containsKey(field.key())) {
            return fault(field, "is missing; add " + field.example());
        }
        Optional<String> text = plain(field, widest);
        return text.filter(String::isEmpty).isPresent() ? fault(field, "is empty; write " + field.example()) : text;
    }

    /** An empty text counts as left out: a placeholder that TradingView has nothing for leaves nothing behind. */
    private Optional<String> optional(Field field, Kind widest) {
        return fields.containsKey(field.key())
                ? plain(field, widest).filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    /** The text of a field that is there; with {@code NUMBER} as the widest kind, that of a number too. */
    private Optional<String> plain(Field field, Kind widest) {
        FieldValue value = fields.getOrDefault(field.key(), new FieldValue(Kind.OTHER, ""));
        if (value.kind().compareTo(widest) > 0) {
            return fault(field, widest == Kind.TEXT ? "must be text in quotes" : "must be a number or text in quotes");
        }
        String text = value.text().strip();
        var placeholder = PLACEHOLDER.matcher(text);
        if (placeholder.find()) {
            return fault(field, unfilled(field, placeholder.group()));
        }
        return isPlain(text)
                ? Optional.of(text)
                : fault(
                        field,
                        "must have at most " + LONGEST_TEXT + " characters, none of which controls or ends a line");
    }

    private static boolean isPlain(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_TEXT
                && text.chars().noneMatch(SignalFields::controls)
                && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static boolean controls(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static String unfilled(Field field, String placeholder) {
        String problem = "holds a placeholder that TradingView did not fill; ";
        return placeholder.startsWith("{{strategy.")
                ? problem + "those of a strategy are filled only in alerts on a strategy: elsewhere write "
                        + (field == Field.SIGNAL_ID ? "\"signal_id\": \"BUY-{{ticker}}-{{timenow}}\"" : "plain text")
                : problem + "check its spelling, as in " + field.example();
    }

    private static Optional<SignalAction> action(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "buy" -> Optional.of(SignalAction.BUY);
            case "sell" -> Optional.of(SignalAction.SELL);
            default -> Optional.empty();
        };
    }

    private static Optional<Price> price(String text) {
        return DECIMAL.matcher(text).matches() ? orEmpty(Price::of, text) : Optional.empty();
    }

    private static Optional<SignalId> id(String text) {
        return orEmpty(SignalId::new, text);
    }

    /** The value types refuse what they cannot hold; here that is a fault of the sender, told with the field's name. */
    private static <T> Optional<T> orEmpty(Function<String, T> type, String text) {
        try {
            return Optional.of(type.apply(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private <T> Optional<T> read(Field field, String text, Function<String, Optional<T>> reader, String problem) {
        Optional<T> value = reader.apply(text);
        return value.isPresent() ? value : fault(field, problem);
    }

    private <T> Optional<T> fault(Field field, String problem) {
        faults.add(new Fault(field.key(), problem));
        return Optional.empty();
    }
}
