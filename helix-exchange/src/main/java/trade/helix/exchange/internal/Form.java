package trade.helix.exchange.internal;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;

/** Parameters in their order, percent-encoded as RFC 3986 has it: what is signed is what is sent. Immutable. */
public final class Form {
    public static final Form EMPTY = new Form("");
    private static final BitSet UNRESERVED = new BitSet();
    private static final String HEX = "0123456789ABCDEF";

    static {
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
                .chars()
                .forEach(UNRESERVED::set);
    }

    private final String encoded;

    private Form(String encoded) {
        this.encoded = encoded;
    }

    public static Form of(String name, Object value) {
        return EMPTY.and(name, value);
    }

    /** This form with one more parameter at its end. */
    public Form and(String name, Object value) {
        String pair = encoded(name) + "=" + encoded(value.toString());
        return new Form(encoded.isEmpty() ? pair : encoded + "&" + pair);
    }

    public String encoded() {
        return encoded;
    }

    /** The names alone: values may be secret. */
    @Override
    public String toString() {
        return "Form" + List.of(encoded.replaceAll("=[^&]*", "").split("&", -1));
    }

    private static String encoded(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            if (each > 0 && UNRESERVED.get(each)) {
                out.append((char) each);
            } else {
                out.append('%').append(HEX.charAt((each >> 4) & 0xf)).append(HEX.charAt(each & 0xf));
            }
        }
        return out.toString();
    }
}
