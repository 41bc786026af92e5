package trade.helix.simulator.binance;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import trade.helix.simulator.market.Account;
import trade.helix.simulator.market.Market;
import trade.helix.simulator.market.MarketListener;
import trade.helix.simulator.market.OrderEvent;
import trade.helix.simulator.wire.Conversation;
import trade.helix.simulator.wire.EventFate;
import trade.helix.simulator.wire.Line;

/** All connections to the WebSocket API. */
final class UserStreams implements MarketListener {
    private final Market market;
    private final InstantSource clock;
    private final Authentication authentication;
    private final RateLimits limits;
    private final EventFate fate;
    private final Set<UserConversation> conversations = new LinkedHashSet<>();
    private long executions;

    UserStreams(Market market, InstantSource clock, Authentication authentication, RateLimits limits, EventFate fate) {
        this.market = market;
        this.clock = clock;
        this.authentication = authentication;
        this.limits = limits;
        this.fate = fate;
    }

    Conversation converse(Line line) {
        UserConversation conversation = new UserConversation(line, this);
        conversations.add(conversation);
        return conversation;
    }

    void forget(UserConversation conversation) {
        conversations.remove(conversation);
    }

    @Override
    public void onOrder(OrderEvent event) {
        long number = ++executions;
        List.copyOf(conversations).forEach(each -> each.onOrder(event, number));
    }

    Account authenticate(Parameters parameters) {
        return Optional.ofNullable(market.account(authentication.verifySorted(parameters)))
                .orElseThrow(() -> new IllegalStateException("A key has a secret but no account."));
    }

    RateLimits limits() {
        return limits;
    }

    EventFate fate() {
        return fate;
    }

    Instant now() {
        return clock.instant();
    }
}
