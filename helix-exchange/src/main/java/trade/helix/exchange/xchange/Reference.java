package trade.helix.exchange.xchange;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.knowm.xchange.dto.Order;
import org.knowm.xchange.dto.Order.IOrderFlags;
import trade.helix.api.order.ClientOrderId;

/** How a client order id travels as XChange's user reference, and how it is told from what comes back. */
enum Reference {
    /** As it is. */
    TEXT {
        @Override
        String write(ClientOrderId id) {
            return id.value();
        }
    },
    /** As a whole number above zero of 31 bits, made of it, for a venue that takes nothing else. */
    NUMBER {
        @Override
        String write(ClientOrderId id) {
            int bits = ByteBuffer.wrap(digest(id.value())).getInt() & Integer.MAX_VALUE;
            return Integer.toString(Math.max(1, bits));
        }
    };

    /** What XChange makes up, a different one each time, for an order of which a module tells no reference. */
    private static final Pattern MADE_UP = Pattern.compile("[1-9][0-9]{8}");

    private static final Pattern CLIENT_ID = Pattern.compile("[\\x21-\\x7e]{1,64}");

    abstract String write(ClientOrderId id);

    static Reference of(String text) {
        return Arrays.stream(values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("The option reference is text or number, not " + text + "."));
    }

    /** Kraken's user reference is a whole number; of no other module that is tried here we know the like. */
    static Reference usualOf(String exchange) {
        return exchange.equalsIgnoreCase("kraken") ? NUMBER : TEXT;
    }

    /** Whether an order carries what was made of the id. */
    boolean isOf(ClientOrderId id, Order order) {
        return told(order).anyMatch(write(id)::equals);
    }

    /** The client order id that an order carries, if it can be told. */
    Optional<ClientOrderId> clientOrderId(Order order) {
        return this == NUMBER
                ? Optional.empty()
                : told(order)
                        .filter(text -> CLIENT_ID.matcher(text).matches())
                        .filter(text -> !MADE_UP.matcher(text).matches())
                        .findFirst()
                        .map(ClientOrderId::new);
    }

    /** Some modules put it into a flag of their own, with one and the same name. */
    private static Stream<String> told(Order order) {
        return Stream.concat(
                order.getOrderFlags().stream().flatMap(Reference::clientIdOf),
                Stream.ofNullable(order.getUserReference()));
    }

    private static Stream<String> clientIdOf(IOrderFlags flag) {
        return Arrays.stream(flag.getClass().getInterfaces())
                .flatMap(type -> Arrays.stream(type.getMethods()))
                .filter(method -> method.getName().equals("getClientId") && method.getParameterCount() == 0)
                .flatMap(method -> read(method, flag));
    }

    private static Stream<String> read(Method method, IOrderFlags flag) {
        try {
            return method.invoke(flag) instanceof String text ? Stream.of(text) : Stream.empty();
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(
                    "XChange's flag " + flag.getClass().getName() + " does not tell its id.", e);
        }
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256, which it should have.", e);
        }
    }
}
