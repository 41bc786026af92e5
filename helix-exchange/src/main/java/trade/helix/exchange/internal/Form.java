package trade.helix.exchange.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Parameters in their order, percent-encoded as RFC 3986 has it: what is signed is what is sent. Immutable. */
public final class Form {
    public static final Form EMPTY = new Form(List.of());
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    private static final String HEX = "0123456789ABCDEF";

    private final List<String> pairs;

    private Form(List<String> pairs) {
        this.pairs = pairs;
    }

    public static Form of(String name, Object value) {
        return EMPTY.and(name, value);
    }

    /** This form with one more parameter at its end. */
    public Form and(String name, Object value) {
        List<String> more = new ArrayList<>(pairs);
        more.add(encoded(name) + "=" + encoded(value.toString()));
        return new Form(List.copyOf(more));
    }

    public String encoded() {
        return String.join("&", pairs);
    }

    /** The names alone: values may be secret. */
    @Override
    public String toString() {
        return "Form"
                + pairs.stream()
                        .map(pair -> pair.substring(0, pair.indexOf('=')))
                        .toList();
    }

    private static String encoded(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            if (each > 0 && UNRESERVED.indexOf(each) >= 0) {
                out.append((char) each);
            } else {
                out.append('%').append(HEX.charAt((each >> 4) & 0xf)).append(HEX.charAt(each & 0xf));
            }
        }
        return out.toString();
    }
}
