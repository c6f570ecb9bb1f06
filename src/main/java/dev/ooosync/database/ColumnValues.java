package dev.ooosync.database;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.springframework.jdbc.core.RowMapper;

/** A row's values as {@link RowLoader} takes them, whatever types a driver prefers and whatever the zone of this JVM. */
public final class ColumnValues implements RowMapper<Object[]> {

    @Override
    public Object[] mapRow(ResultSet row, int number) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        Object[] values = new Object[columns.getColumnCount()];
        for (int column = 1; column <= values.length; column++) {
            values[column - 1] = row.getObject(column, type(columns.getColumnType(column)));
        }
        return values;
    }

    private static Class<?> type(int sqlType) {
        return switch (sqlType) {
            case Types.BIGINT -> Long.class;
            case Types.INTEGER -> Integer.class;
            case Types.DOUBLE -> Double.class;
            case Types.BOOLEAN, Types.BIT -> Boolean.class;
            case Types.DATE -> LocalDate.class;
            case Types.TIMESTAMP -> LocalDateTime.class;
            default -> String.class;
        };
    }
}
