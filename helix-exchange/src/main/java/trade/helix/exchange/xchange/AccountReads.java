package trade.helix.exchange.xchange;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.Order;
import org.knowm.xchange.dto.account.AccountInfo;
import org.knowm.xchange.dto.account.Wallet;
import org.knowm.xchange.dto.account.Wallet.WalletFeature;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trade.helix.api.account.AccountSnapshot;
import trade.helix.api.account.Balance;
import trade.helix.api.order.OrderState;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Quantity;
import trade.helix.api.venue.OpenOrdersQuery;
import trade.helix.api.venue.VenueException;
import trade.helix.api.venue.VenueException.Category;
import trade.helix.exchange.internal.Failures;
import trade.helix.exchange.internal.Words;

/** Reads what an account has and what it has open. */
final class AccountReads {
    private static final Logger LOG = LoggerFactory.getLogger(AccountReads.class);

    private final String venue;
    private final KeyLane lane;
    private final Markets markets;
    private final KnownOrders known;
    private final Options options;
    private final Troubles troubles;
    private final InstantSource clock;

    AccountReads(
            String venue,
            KeyLane lane,
            Markets markets,
            KnownOrders known,
            Options options,
            Troubles troubles,
            InstantSource clock) {
        this.venue = venue;
        this.lane = lane;
        this.markets = markets;
        this.known = known;
        this.options = options;
        this.troubles = troubles;
        this.clock = clock;
    }

    AccountSnapshot account() {
        Instant at = clock.instant();
        AccountInfo info = read(
                "Reading the balances", exchange -> exchange.getAccountService().getAccountInfo());
        return Failures.reading(
                venue, "the question for balances", () -> new AccountSnapshot(balances(wallet(info)), at));
    }

    List<OrderState> openOrders(OpenOrdersQuery query) {
        Instant at = clock.instant();
        CurrencyPair pair = query.symbol().map(markets::pair).orElse(null);
        List<Order> orders = read("Reading the open orders", exchange -> Reads.open(exchange, pair));
        return Failures.reading(
                venue,
                "the question for open orders",
                () -> orders.stream()
                        .filter(order -> isAskedFor(order, query))
                        .map(order -> named(order, at))
                        .toList());
    }

    private static boolean isAskedFor(Order order, OpenOrdersQuery query) {
        return query.symbol().map(OrderStates.symbol(order)::equals).orElse(true);
    }

    private OrderState named(Order order, Instant at) {
        OrderState.Builder state = OrderStates.open(order, at);
        OrderState nameless = state.build();
        known.clientOrderId(nameless.symbol(), nameless.venueOrderId())
                .or(() -> options.reference().clientOrderId(order))
                .ifPresent(state::clientOrderId);
        return state.build();
    }

    private <T> T read(String what, KeyLane.Call<T> call) {
        try {
            return lane.call(call);
        } catch (VenueException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw troubles.failure(what + " at " + venue, e);
        }
    }

    private Wallet wallet(AccountInfo info) {
        Collection<Wallet> all = info.getWallets().values();
        String wanted = options.walletOrNull();
        List<Wallet> fitting = all.stream()
                .filter(wallet -> wanted == null ? isTraded(wallet, all.size()) : wanted.equals(wallet.getId()))
                .toList();
        if (fitting.size() != 1) {
            throw new VenueException(
                    Category.REFUSED,
                    venue + " has the wallets "
                            + all.stream().map(Wallet::getId).toList()
                            + ": set the option wallet to the one that is traded from.");
        }
        return fitting.get(0);
    }

    private static boolean isTraded(Wallet wallet, int wallets) {
        return wallets == 1
                || (wallet.getFeatures() != null && wallet.getFeatures().contains(WalletFeature.TRADING));
    }

    private static Map<Asset, Balance> balances(Wallet wallet) {
        Map<Asset, Balance> balances = new HashMap<>();
        wallet.getBalances()
                .values()
                .forEach(each -> asset(each).ifPresent(asset -> {
                    Quantity free = quantity(each.getAvailable());
                    Quantity held = quantity(each.getTotal()).minusOrZero(free);
                    balances.merge(
                            asset,
                            new Balance(asset, free, held),
                            (one, other) -> new Balance(
                                    asset,
                                    one.free().plus(other.free()),
                                    one.held().plus(other.held())));
                }));
        return balances;
    }

    private static Optional<Asset> asset(org.knowm.xchange.dto.account.Balance balance) {
        try {
            return Optional.of(Markets.asset(balance.getCurrency()));
        } catch (IllegalArgumentException e) {
            LOG.debug("A balance is left out: {}", Words.of(e));
            return Optional.empty();
        }
    }

    /** A debt is nothing that could be spent. */
    private static Quantity quantity(@Nullable BigDecimal amount) {
        return amount == null || amount.signum() < 0 ? Quantity.ZERO : new Quantity(amount);
    }
}
