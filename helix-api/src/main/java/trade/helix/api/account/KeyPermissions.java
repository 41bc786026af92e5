package trade.helix.api.account;

import java.util.Objects;

/**
 * What the venue says that a key may do.
 *
 * @param trade place and cancel spot orders
 * @param withdraw move funds out; a key that may is refused at the start
 * @param leverage trade on margin or futures; a key that may is warned about
 * @param transfer move funds between accounts and wallets of the owner; a key that may is warned about
 */
public record KeyPermissions(Permission trade, Permission withdraw, Permission leverage, Permission transfer) {
    public KeyPermissions {
        Objects.requireNonNull(trade, "trade");
        Objects.requireNonNull(withdraw, "withdraw");
        Objects.requireNonNull(leverage, "leverage");
        Objects.requireNonNull(transfer, "transfer");
    }

    /**
     * Where the venue says nothing of transfers between accounts of the owner.
     *
     * @param trade place and cancel spot orders
     * @param withdraw move funds out
     * @param leverage trade on margin or futures
     */
    public KeyPermissions(Permission trade, Permission withdraw, Permission leverage) {
        this(trade, withdraw, leverage, Permission.UNKNOWN);
    }
}
