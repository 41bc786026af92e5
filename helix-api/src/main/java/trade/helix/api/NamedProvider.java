package trade.helix.api;

/** Something that configuration chooses by name and the class path provides. */
public interface NamedProvider {
    /** {@return its name, unique among the providers of its kind; small letters, digits and dashes} */
    String id();
}
