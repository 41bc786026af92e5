package trade.helix.exchange.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Collects a body up to a size and a moment and fails beyond them: no answer exhausts the memory, or the patience. */
final class BoundedBody implements BodySubscriber<byte[]> {
    private final int mostBytes;
    private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> body;
    private volatile @Nullable Subscription subscription;

    /** The time runs from now on, before anything is sent. {@link #end} must follow. */
    BoundedBody(int mostBytes, Duration deadline) {
        this.mostBytes = mostBytes;
        this.body = new CompletableFuture<byte[]>().orTimeout(deadline.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Nobody waits for it any more: what has not arrived is cut off. */
    void end() {
        boolean isWhole = !body.cancel(false) && !body.isCompletedExceptionally();
        Subscription arriving = subscription;
        if (!isWhole && arriving != null) {
            arriving.cancel();
        }
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        this.subscription = subscription;
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
        for (ByteBuffer part : parts) {
            if (body.isDone()) {
                return;
            }
            if (part.remaining() > mostBytes - collected.size()) {
                body.completeExceptionally(new IOException("the answer is longer than " + mostBytes + " bytes"));
                return;
            }
            byte[] bytes = new byte[part.remaining()];
            part.get(bytes);
            collected.writeBytes(bytes);
        }
    }

    @Override
    public void onError(Throwable failure) {
        body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        body.complete(collected.toByteArray());
    }
}
