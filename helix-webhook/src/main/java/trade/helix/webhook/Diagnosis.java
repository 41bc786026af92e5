package trade.helix.webhook;

import java.util.Optional;
import java.util.regex.Pattern;
import trade.helix.webhook.Message.Broken;

/**
 * What to tell a sender whose message is no JSON object. Of the message it repeats only names that are known here: no
 * value, so no secret.
 *
 * @param line where, from 1
 * @param column where in the line, from 1
 * @param message what is wrong
 * @param hint the likely remedy
 */
record Diagnosis(int line, int column, String message, String hint) {
    private static final String USE_TEMPLATE =
            "Put the documented JSON template into the alert's message, and nothing before or after it.";
    private static final Pattern ISO_DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}.*");
    private static final String WRONG_QUOTES = "'`\u2018\u2019\u201C\u201D\u201E\u00AB\u00BB";

    static Diagnosis of(Broken body) {
        Optional<ValueSpot> spot = ValueSpot.before(body.text(), body.offset());
        return switch (body.flaw()) {
            case NOT_UTF8 -> at(body, "The body is not UTF-8 from here on.", "Send the message in UTF-8.");
            case EMPTY -> at(body, "The body is empty.", USE_TEMPLATE);
            case NOT_AN_OBJECT -> at(body, "The body is not a JSON object.", USE_TEMPLATE);
            case TRAILING_TEXT -> at(body, "Text follows the end of the JSON object.", USE_TEMPLATE);
            case DUPLICATE_FIELD -> at(body, "A field is given twice.", "Keep one of the two.");
            case OVER_LIMIT ->
                at(
                        body,
                        "A number or a name is too long, or the nesting too deep.",
                        "Send the template's fields only.");
            case ENDS_EARLY -> at(body, "The text ends inside the JSON object.", "Close every quote and every brace.");
            case SYNTAX -> spot.map(value -> ofValue(body, value)).orElseGet(() -> ofCharacter(body));
        };
    }

    private static Diagnosis ofValue(Broken body, ValueSpot value) {
        String name = value.field().map(field -> '"' + field.key() + '"').orElse("an unknown field");
        if (stopsAtWrongQuote(body)) {
            return ofCharacter(body);
        }
        if (!value.holds(body.offset())) {
            return afterValue(body, name);
        }
        String remedy = value.field()
                .map(field -> "Write it with quotes: " + field.example() + ".")
                .orElse("Put the value into quotes, or leave the field out.");
        return at(body, value.start(), problemOf(value, name), cause(value) + remedy);
    }

    private static String problemOf(ValueSpot value, String name) {
        if (value.raw().isEmpty()) {
            return "The value of " + name + " is missing.";
        }
        return value.isPlaceholder()
                ? "The value of " + name + " is a placeholder that TradingView did not fill."
                : "The value of " + name + " is neither a number nor a text in quotes.";
    }

    /** How a value of this look gets into an alert. */
    private static String cause(ValueSpot value) {
        if (value.raw().isEmpty()) {
            return "A placeholder that TradingView has nothing for leaves nothing behind. ";
        }
        if (ISO_DATE.matcher(value.raw()).matches()) {
            return "It looks like a time, and {{timenow}} becomes text. ";
        }
        return Character.isLetter(value.raw().charAt(0))
                ? value.field()
                        .flatMap(Field::placeholder)
                        .map(name -> "It looks like a word, and " + name + " may become one. ")
                        .orElse("")
                : "";
    }

    private static Diagnosis afterValue(Broken body, String name) {
        if (Character.isISOControl(stopsAt(body))) {
            return at(
                    body,
                    "A line break or another control character stands inside the quotes of " + name + ".",
                    "Keep each value on one line.");
        }
        return at(
                body,
                "Something unexpected follows the beginning of the value of " + name + ".",
                "Put one comma between two fields and none after the last, write \\\" for a quote inside a value,"
                        + " and no thousands separators in a number.");
    }

    private static Diagnosis ofCharacter(Broken body) {
        return stopsAtWrongQuote(body)
                ? at(body, "This quote is not the straight double one.", "JSON takes only \" around names and values.")
                : at(body, "This is not JSON.", USE_TEMPLATE);
    }

    private static boolean stopsAtWrongQuote(Broken body) {
        return WRONG_QUOTES.indexOf(stopsAt(body)) >= 0;
    }

    /** The character that the parser did not take; a blank behind the end. */
    private static char stopsAt(Broken body) {
        return body.offset() < body.text().length() ? body.text().charAt(body.offset()) : ' ';
    }

    private static Diagnosis at(Broken body, String message, String hint) {
        return at(body, body.offset(), message, hint);
    }

    private static Diagnosis at(Broken body, int offset, String message, String hint) {
        String before = body.text().substring(0, offset);
        int lines = (int) before.chars().filter(c -> c == '\n').count();
        return new Diagnosis(lines + 1, offset - before.lastIndexOf('\n'), message, hint);
    }
}
