package trade.helix.exchange.binance;

import java.util.List;
import java.util.Optional;
import trade.helix.api.account.KeyPermissions;
import trade.helix.api.account.Permission;
import trade.helix.exchange.internal.Failures;
import trade.helix.exchange.internal.Form;
import trade.helix.exchange.internal.Json;

/**
 * Asks what a key may do.
 *
 * <p>Only {@code apiRestrictions} of the wallet API speaks of the key. Binance's testnet has no wallet API, and the flags
 * of {@code account} are those of the account: its "may not trade" is certain for every key of it, its "may" for none.
 */
final class Permissions {
    private static final String PATH = "/sapi/v1/account/apiRestrictions";
    private static final List<String> LEVERAGE =
            List.of("enableMargin", "enableFutures", "enableVanillaOptions", "enablePortfolioMarginTrading");

    private static final List<String> TRANSFER = List.of("enableInternalTransfer", "permitsUniversalTransfer");

    private final SignedApi api;
    private final boolean hasWalletApi;

    Permissions(SignedApi api, boolean hasWalletApi) {
        this.api = api;
        this.hasWalletApi = hasWalletApi;
    }

    KeyPermissions ask() {
        Optional<Json> restrictions = hasWalletApi ? api.getIfThere(Cost.WALLET, PATH, Form.EMPTY) : Optional.empty();
        return restrictions
                .map(json -> Failures.reading("Binance", "apiRestrictions", () -> ofKey(json)))
                .orElseGet(this::ofAccount);
    }

    private static KeyPermissions ofKey(Json json) {
        return new KeyPermissions(
                permission(json, "enableSpotAndMarginTrading"),
                permission(json, "enableWithdrawals"),
                any(json, LEVERAGE),
                any(json, TRANSFER));
    }

    private KeyPermissions ofAccount() {
        Json account = api.get(AccountReads.COST, AccountReads.PATH, Form.of("omitZeroBalances", "true"))
                .orThrow();
        boolean canTrade = Failures.reading("Binance", "account", () -> account.flag("canTrade"));
        return new KeyPermissions(
                canTrade ? Permission.UNKNOWN : Permission.NO, Permission.UNKNOWN, Permission.UNKNOWN);
    }

    /** Any one of them is enough for yes; no needs the word of the first two, which the venue has long had. */
    private static Permission any(Json json, List<String> names) {
        List<Permission> each =
                names.stream().map(name -> permission(json, name)).toList();
        if (each.contains(Permission.YES)) {
            return Permission.YES;
        }
        boolean both = each.get(0) == Permission.NO && each.get(1) == Permission.NO;
        return both ? Permission.NO : Permission.UNKNOWN;
    }

    private static Permission permission(Json json, String name) {
        if (!json.has(name)) {
            return Permission.UNKNOWN;
        }
        return json.flag(name) ? Permission.YES : Permission.NO;
    }
}
