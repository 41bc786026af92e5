package trade.helix.integration.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import trade.helix.api.order.ClientOrderId;

/**
 * Waits until a Helix has nothing left to find out, the books stand still and nothing is wrong with them. What a venue needs
 * tens of seconds to be certain of does not take that long: time jumps.
 */
final class Settling {
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Desk desk;
    private final Control control;
    private final Duration longest;

    Settling(Desk desk, Control control, Duration longest) {
        this.desk = desk;
        this.control = control;
        this.longest = longest;
    }

    /** What is still wrong when it has settled, or does not; nothing as a rule. */
    List<String> await(Function<Books, List<String>> judge) throws Exception {
        Stopwatch whole = new Stopwatch();
        Books last = control.books();
        while (true) {
            Thread.sleep(PAUSE.toMillis());
            Books books = control.books();
            List<String> complaints = new ArrayList<>(judge.apply(books));
            List<ClientOrderId> unknown = desk.view().unknownOrders();
            if (!unknown.isEmpty()) {
                complaints.add("it is not known what became of " + unknown);
            }
            if (complaints.isEmpty() && desk.view().comparedAt() == null) {
                // Else the next jump would make it a start that is not reconciled for minutes.
                complaints.add("the venue has not been compared with the journal");
                desk.traffic().jumpTheRest();
            }
            boolean still = books.equals(last);
            if (still && (complaints.isEmpty() || whole.isPast(longest))) {
                return complaints;
            }
            if (still) {
                desk.traffic().jumpIfInVain(desk.view());
            }
            last = books;
        }
    }
}
