package trade.helix.examples.autotrader;

import io.github.cdimascio.dotenv.Dotenv;
import io.javalin.util.JavalinBindException;
import java.time.InstantSource;
import trade.helix.api.HelixException;

/** Starts the bot from its environment and a file {@code .env}, and stops it cleanly when the process is told to end. */
public final class Autotrader {
    private Autotrader() {}

    /**
     * Runs until the process is told to end. Exits with 1 and one message if it cannot start.
     *
     * @param args none
     */
    public static void main(String[] args) {
        try {
            Dotenv variables = Dotenv.configure().ignoreIfMissing().load();
            Settings settings = Settings.read(variables::get);
            System.setProperty("org.slf4j.simpleLogger.log.trade.helix", settings.logLevel());
            Bot bot = Bot.start(settings, System.out, InstantSource.system());
            Runtime.getRuntime().addShutdownHook(new Thread(bot::close, "autotrader-shutdown"));
            if (settings.telegramWanted()) {
                System.out.println("Telegram is not served by this version: everything is printed here instead.");
            }
            System.out.println("Auto-Trader: " + settings.mode() + " on " + settings.exchange() + ", " + settings.pair()
                    + ", listening at http://" + settings.host() + ":" + bot.port());
        } catch (ConfigurationException | HelixException e) {
            fail(String.valueOf(e.getMessage()));
        } catch (JavalinBindException e) {
            fail("The port cannot be listened at: " + e.getMessage() + " Set PORT to a free one.");
        }
    }

    private static void fail(String message) {
        System.err.println(message);
        System.exit(1);
    }
}
