package trade.helix.tck;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.AccountSnapshot;
import trade.helix.api.account.Credentials;
import trade.helix.api.order.CancelResult;
import trade.helix.api.order.Fill;
import trade.helix.api.order.Lookup;
import trade.helix.api.order.OrderRef;
import trade.helix.api.order.OrderRequest;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.ProtectResult;
import trade.helix.api.order.ProtectionRequest;
import trade.helix.api.order.SubmitResult;
import trade.helix.api.venue.Capabilities;
import trade.helix.api.venue.Capability;
import trade.helix.api.venue.ExchangeClient;
import trade.helix.api.venue.FillQuery;
import trade.helix.api.venue.LookupQuery;
import trade.helix.api.venue.OpenOrdersQuery;
import trade.helix.api.venue.Page;
import trade.helix.api.venue.Venue;

/**
 * One way of being wrong.
 *
 * @param rule the rule that must notice
 * @param what what is wrong
 * @param capabilities what the venue declares
 * @param fault makes the wrong venue from a sound one
 */
record Break(String rule, String what, Capabilities capabilities, UnaryOperator<Venue> fault) {
    private static final Capabilities ALL = Capabilities.of(
            Capability.PROTECTIVE_STOP,
            Capability.PROTECTIVE_PAIR,
            Capability.ATTACHED_STOP,
            Capability.CERTAIN_ABSENCE,
            Capability.TRANSFERS,
            Capability.PRIVATE_STREAM);

    static Break venue(String rule, String what, UnaryOperator<Venue> fault) {
        return new Break(rule, what, ALL, fault);
    }

    static Break client(String rule, String what, UnaryOperator<ExchangeClient> fault) {
        return venue(rule, what, venue -> new DelegatingVenue(venue) {
            @Override
            public ExchangeClient login(AccountId account, Credentials credentials) {
                return fault.apply(super.login(account, credentials));
            }
        });
    }

    static Break submit(String rule, String what, BiFunction<ExchangeClient, OrderRequest, SubmitResult> wrong) {
        return client(rule, what, client -> new DelegatingClient(client) {
            @Override
            public SubmitResult submit(OrderRequest order) {
                return wrong.apply(sound, order);
            }
        });
    }

    static Break protect(String rule, String what, BiFunction<ExchangeClient, ProtectionRequest, ProtectResult> wrong) {
        return client(rule, what, client -> new DelegatingClient(client) {
            @Override
            public ProtectResult protect(ProtectionRequest request) {
                return wrong.apply(sound, request);
            }
        });
    }

    static Break cancel(String rule, String what, BiFunction<ExchangeClient, OrderRef, CancelResult> wrong) {
        return client(rule, what, client -> new DelegatingClient(client) {
            @Override
            public CancelResult cancel(OrderRef order) {
                return wrong.apply(sound, order);
            }
        });
    }

    static Break find(String rule, String what, BiFunction<ExchangeClient, LookupQuery, Lookup> wrong) {
        return client(rule, what, client -> new DelegatingClient(client) {
            @Override
            public Lookup find(LookupQuery query) {
                return wrong.apply(sound, query);
            }
        });
    }

    static Break open(String rule, String what, BiFunction<ExchangeClient, OpenOrdersQuery, List<OrderState>> wrong) {
        return client(rule, what, client -> new DelegatingClient(client) {
            @Override
            public List<OrderState> openOrders(OpenOrdersQuery query) {
                return wrong.apply(sound, query);
            }
        });
    }

    static Break fills(String rule, String what, BiFunction<ExchangeClient, FillQuery, Page<Fill>> wrong) {
        return client(rule, what, client -> new DelegatingClient(client) {
            @Override
            public Page<Fill> fills(FillQuery query) {
                return wrong.apply(sound, query);
            }
        });
    }

    static Break account(String rule, String what, Function<ExchangeClient, AccountSnapshot> wrong) {
        return client(rule, what, client -> new DelegatingClient(client) {
            @Override
            public AccountSnapshot account() {
                return wrong.apply(sound);
            }
        });
    }

    /** The same at a venue that declares less. */
    Break declaring(Capability... declared) {
        return new Break(rule, what, Capabilities.of(declared), fault);
    }

    VenueFixture fixture() {
        return new FakeFixture(capabilities) {
            private final Venue wrong = fault.apply(fake);

            @Override
            public Venue venue() {
                return wrong;
            }
        };
    }

    @Override
    public String toString() {
        return rule + ": " + what;
    }
}
