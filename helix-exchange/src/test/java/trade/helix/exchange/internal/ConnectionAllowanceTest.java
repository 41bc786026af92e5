package trade.helix.exchange.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectionAllowanceTest {
    private final List<String> gone = new ArrayList<>();
    private final ConnectionAllowance allowance = new ConnectionAllowance(2);

    @Test
    void whoFindsNoPlaceWaitsInLineAndNobodyIsForgotten() {
        for (String name : List.of("a", "b", "c", "d")) {
            allowance.take(() -> gone.add(name));
        }
        assertThat(gone).containsExactly("a", "b");
        allowance.free();
        assertThat(gone).containsExactly("a", "b", "c");
        allowance.free();
        allowance.free();
        allowance.free();
        assertThat(gone).containsExactly("a", "b", "c", "d");
        allowance.take(() -> gone.add("e"));
        allowance.take(() -> gone.add("f"));
        allowance.take(() -> gone.add("g"));
        assertThat(gone).as("two places again, and no more").endsWith("e", "f");
    }
}
