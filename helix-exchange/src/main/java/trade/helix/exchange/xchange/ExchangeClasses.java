package trade.helix.exchange.xchange;

import java.util.Locale;
import org.knowm.xchange.Exchange;

/** Finds the class of an exchange on the class path. */
final class ExchangeClasses {
    private static final String ROOT = "org.knowm.xchange.";

    private ExchangeClasses() {}

    /**
     * The class of a name.
     *
     * @param name a class name, or a short name such as {@code bitstamp}
     * @throws IllegalArgumentException if there is none, with the artifact to add
     */
    static Class<? extends Exchange> find(String name) {
        String className = name.contains(".") ? name : ROOT + name + "." + capitalised(name) + "Exchange";
        Class<?> found;
        try {
            found = Class.forName(className, false, ExchangeClasses.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(
                    "There is no class " + className + " for the exchange " + name
                            + " on the class path: add the artifact "
                            + "org.knowm.xchange:xchange-" + module(className)
                            + ", or set the option exchange to the name of a class that is there.",
                    e);
        }
        if (!Exchange.class.isAssignableFrom(found)) {
            throw new IllegalArgumentException(className + " is no Exchange of XChange.");
        }
        return found.asSubclass(Exchange.class);
    }

    private static String capitalised(String name) {
        return name.isEmpty() ? name : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /** As XChange names its artifacts: by the package below its root. */
    private static String module(String className) {
        if (!className.startsWith(ROOT)) {
            return "... (the one that has it)";
        }
        String below = className.substring(ROOT.length());
        return below.contains(".") ? below.substring(0, below.indexOf('.')) : below;
    }
}
