package trade.helix.integration.crash;

import java.util.List;
import java.util.Locale;

/** What goes on while the process ends. Each says from where to where its boundaries count. */
enum Scenario {
    /** A BUY, until its protective order is about to leave. */
    ENTRY {
        @Override
        void play(Stage stage) throws Exception {
            stage.arm("order");
            stage.boundaries().at("before protect", stage.boundaries()::stop);
            stage.boundaries().start();
            stage.buy();
        }
    },
    /** A BUY, from the moment when its entry has left. */
    PROTECTION {
        @Override
        void play(Stage stage) throws Exception {
            stage.arm("protect");
            stage.boundaries().at("after submit", stage.boundaries()::start);
            stage.buy();
        }
    },
    /** A SELL of an open trade: the cancellation of its stop may meet the same as its order. */
    EXIT {
        @Override
        void play(Stage stage) throws Exception {
            stage.buy();
            stage.arm("order", "cancel");
            stage.boundaries().start();
            stage.sell();
        }
    },
    /** A person halts the account at the moment when an entry is about to leave. */
    HALT {
        @Override
        void play(Stage stage) throws Exception {
            stage.arm("order");
            stage.boundaries().at("before submit", stage::halt);
            stage.buy();
        }
    };

    static final String BUY = "in";
    static final String SELL = "out";

    /** The names of those of its boundaries where most is at stake. At Kraken stops travel with their entries. */
    List<String> boundaries(String venue) {
        String protect = venue.equals("kraken") ? "find" : "protect";
        return switch (this) {
            case ENTRY -> List.of("before submit", "after submit", "before commit(OutcomeRecorded");
            case PROTECTION -> List.of("before " + protect, "after " + protect, "before commit(OutcomeRecorded");
            case EXIT -> List.of("after cancel", "before submit", "after submit", "after commit(SignalReceived");
            case HALT -> List.of("after submit", "after commit(AccountUpdated", "before commit(OutcomeRecorded");
        };
    }

    static Scenario of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    abstract void play(Stage stage) throws Exception;
}
