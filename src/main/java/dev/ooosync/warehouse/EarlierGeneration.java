package dev.ooosync.warehouse;

import dev.ooosync.database.Sql;
import java.util.function.Consumer;
import java.util.function.Function;

/** The generation that a rollback is about to publish again. Nobody else sees a change of it before that. */
public interface EarlierGeneration {

    /** Asks it something; it may be of an earlier version of this tool. */
    <T> T look(Function<Sql, T> question);

    /** Changes it: after a kill it is there with the whole change or without any of it. */
    void change(Consumer<Sql> work);
}
