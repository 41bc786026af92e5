package trade.helix.integration.crash;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import trade.helix.api.store.Journal;
import trade.helix.api.venue.ExchangeClient;
import trade.helix.api.venue.Venue;
import trade.helix.api.venue.VenueProvider;

/** Stands between the engine and its ports: every call of a {@link Journal}, a {@link Venue} or a session goes by it. */
interface Ports {
    /** Lets every call through. */
    Ports OPEN = (port, call) -> call.proceed();

    /** A call on its way. */
    interface Call {
        String name();

        Object[] arguments();

        /** Makes it with other arguments. */
        @Nullable
        Object proceedWith(Object... others) throws Throwable;

        /** Makes it; a second time if asked again. */
        default @Nullable Object proceed() throws Throwable {
            return proceedWith(arguments());
        }
    }

    /** Makes the call, or does something else; what it returns or throws is what the engine sees. */
    @Nullable
    Object pass(Class<?> port, Call call) throws Throwable;

    /** The same port, with this in front of it, and in front of the ports that it hands out. */
    default <T> T around(Class<T> port, T part) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(),
                new Class<?>[] {port},
                (proxy, method, arguments) -> method.getDeclaringClass() == Object.class
                        ? invoke(part, method, arguments)
                        : handedOut(pass(port, call(part, method, arguments)))));
    }

    private @Nullable Object handedOut(@Nullable Object result) {
        if (result instanceof Venue venue) {
            return around(Venue.class, venue);
        }
        return result instanceof ExchangeClient client ? around(ExchangeClient.class, client) : result;
    }

    private static @Nullable Object invoke(Object part, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(part, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static Call call(Object part, Method method, Object @Nullable [] arguments) {
        return new Call() {
            @Override
            public String name() {
                return method.getName();
            }

            @Override
            public Object[] arguments() {
                return arguments == null ? new Object[0] : arguments.clone();
            }

            @Override
            public @Nullable Object proceedWith(Object... others) throws Throwable {
                return invoke(part, method, others);
            }
        };
    }

    default Journal journal(Journal journal) {
        return around(Journal.class, journal);
    }

    default VenueProvider provider(VenueProvider provider) {
        return around(VenueProvider.class, provider);
    }
}
