package trade.helix.tck;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.Credentials;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.Fill;
import trade.helix.api.order.FillId;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.OrderUpdate;
import trade.helix.api.order.Side;
import trade.helix.api.value.Secret;
import trade.helix.api.venue.AccountListener;
import trade.helix.api.venue.ExchangeClient;
import trade.helix.api.venue.Subscription;
import trade.helix.api.venue.VenueException;

/** Wrong ways to tell of one's own accord. */
final class StreamBreaks {
    private static final AccountId OTHER = new AccountId("other");

    static final List<Break> ALL = List.of(
            hearing("W1", "never says that it is connected", ear -> new Passing(ear) {
                @Override
                public void connected() {}
            }),
            telling("W2", "leaves executions out", update -> with(update, null)),
            telling("W2", "numbers executions itself", StreamBreaks::renumbered),
            telling("W3", "does not tell of sales", update -> isSale(update) ? with(update, null) : update),
            telling("W4", "tells a cancel under an id of its own", StreamBreaks::renamedCancel),
            streaming("W5", "goes on after its end", (sound, listener) -> {
                var unused = sound.stream(listener);
                return () -> {};
            }),
            session("W6", "belongs to no session"),
            streaming("W6", "begins where nothing goes on", (sound, listener) -> {
                try {
                    return sound.stream(listener);
                } catch (VenueException e) {
                    return () -> {};
                }
            }),
            streaming("W7", "ends with a listener's defect", StreamBreaks::fragile),
            session("W8", "tells everybody of one account"),
            streaming("W9", "claims to be connected too early", (sound, listener) -> {
                listener.connected();
                return sound.stream(listener);
            }),
            streaming("W10", "tells of nothing where it cannot know", (sound, listener) -> () -> {})
                    .declaring());

    private StreamBreaks() {}

    private static Break streaming(
            String rule, String what, BiFunction<ExchangeClient, AccountListener, Subscription> wrong) {
        return Break.client(rule, what, client -> new DelegatingClient(client) {
            @Override
            public Subscription stream(AccountListener listener) {
                return wrong.apply(sound, listener);
            }
        });
    }

    private static Break hearing(String rule, String what, UnaryOperator<AccountListener> wrong) {
        return streaming(rule, what, (sound, listener) -> sound.stream(wrong.apply(listener)));
    }

    private static Break telling(String rule, String what, UnaryOperator<OrderUpdate> wrong) {
        return hearing(rule, what, ear -> new Passing(ear) {
            @Override
            public void orderChanged(OrderUpdate update) {
                super.orderChanged(wrong.apply(update));
            }
        });
    }

    /** Streams are those of a session that nobody closes. */
    private static Break session(String rule, String what) {
        return Break.venue(rule, what, venue -> new DelegatingVenue(venue) {
            @Override
            public ExchangeClient login(AccountId account, Credentials credentials) {
                ExchangeClient hidden =
                        super.login(OTHER, new Credentials(FakeFixture.KEY, Secret.of(FakeFixture.SECRET)));
                return new DelegatingClient(super.login(account, credentials)) {
                    @Override
                    public Subscription stream(AccountListener listener) {
                        return hidden.stream(listener);
                    }
                };
            }
        });
    }

    private static Subscription fragile(ExchangeClient sound, AccountListener listener) {
        boolean[] broken = new boolean[1];
        return sound.stream(new Passing(listener) {
            @Override
            public void connected() {
                try {
                    super.connected();
                } catch (IllegalStateException e) {
                    broken[0] = true;
                }
            }

            @Override
            public void orderChanged(OrderUpdate update) {
                if (!broken[0]) {
                    super.orderChanged(update);
                }
            }
        });
    }

    private static boolean isSale(OrderUpdate update) {
        return update.fill().filter(fill -> fill.side() == Side.SELL).isPresent();
    }

    private static OrderUpdate renumbered(OrderUpdate update) {
        return update.fill()
                .map(fill -> with(
                        update,
                        Fill.builder()
                                .id(new FillId("own" + fill.id()))
                                .venueOrderId(fill.venueOrderId())
                                .symbol(fill.symbol())
                                .side(fill.side())
                                .price(fill.price())
                                .quantity(fill.quantity())
                                .fee(fill.fee())
                                .at(fill.at())
                                .build()))
                .orElse(update);
    }

    private static OrderUpdate renamedCancel(OrderUpdate update) {
        return update.status() == OrderStatus.CANCELED
                ? part(update).clientOrderId(new ClientOrderId("cancel")).build()
                : update;
    }

    private static OrderUpdate with(OrderUpdate update, @Nullable Fill fill) {
        OrderUpdate.Builder part = part(update);
        update.clientOrderId().ifPresent(part::clientOrderId);
        return fill == null ? part.build() : part.fill(fill).build();
    }

    private static OrderUpdate.Builder part(OrderUpdate update) {
        return OrderUpdate.builder()
                .symbol(update.symbol())
                .venueOrderId(update.venueOrderId())
                .status(update.status())
                .filled(update.filled())
                .at(update.at());
    }

    /** Passes everything on, to be broken in one place. */
    private static class Passing implements AccountListener {
        private final AccountListener ear;

        Passing(AccountListener ear) {
            this.ear = ear;
        }

        @Override
        public void connected() {
            ear.connected();
        }

        @Override
        public void orderChanged(OrderUpdate update) {
            ear.orderChanged(update);
        }

        @Override
        public void balancesChanged() {
            ear.balancesChanged();
        }

        @Override
        public void disconnected(String cause) {
            ear.disconnected(cause);
        }
    }
}
