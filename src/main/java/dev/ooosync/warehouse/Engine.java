package dev.ooosync.warehouse;

import dev.ooosync.database.Dialect;
import dev.ooosync.settings.SyncSettings;
import java.util.ServiceLoader;

/** A kind of warehouse: a package of its own, found by {@link ServiceLoader}. Knows how to open what its URLs name. */
public interface Engine {

    /** Its URLs begin with {@code jdbc:WORD:}. */
    Dialect dialect();

    /** Opening touches nothing. */
    Warehouse open(SyncSettings.Warehouse settings);

    /** The one whose URL the settings name. */
    static Engine of(SyncSettings.Warehouse settings) {
        return ServiceLoader.load(Engine.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(engine ->
                        settings.url().startsWith("jdbc:" + engine.dialect().word() + ":"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such warehouse"));
    }
}
