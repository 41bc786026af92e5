package trade.helix.api.account;

import java.util.Locale;
import java.util.Objects;

/**
 * Something at the venue that the journal does not explain, or the other way round. Nothing of it is touched: a person decides.
 *
 * @param kind what it is
 * @param subject the asset, or the venue's id of an order with its symbol
 * @param expected what the journal says
 * @param actual what the venue says
 */
public record Discrepancy(Kind kind, String subject, String expected, String actual) {
    /** What differs. */
    public enum Kind {
        /** A live order that is neither ours nor accepted as the owner's. */
        ORPHAN_ORDER,
        /** More of a traded asset than holdings and open trades make up. */
        ORPHAN_POSITION,
        /** Nothing of what open trades hold is there. */
        MISSING_POSITION,
        /** Less of a traded asset than holdings and open trades make up. */
        QUANTITY_MISMATCH;

        /** {@return the name in tables and logs, such as {@code orphan_order}} */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Discrepancy {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(expected, "expected");
        Objects.requireNonNull(actual, "actual");
    }

    /** {@return one line for a person} */
    public String text() {
        return kind.code() + ": " + subject + ", expected " + expected + ", the venue has " + actual;
    }
}
