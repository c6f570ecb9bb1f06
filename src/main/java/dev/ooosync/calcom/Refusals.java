package dev.ooosync.calcom;

import dev.ooosync.failure.Remedy;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import okhttp3.HttpUrl;

/** What an exchange that did not end with 200 asks of the operator: the status decides ({@code calcom-api.md} 3). */
final class Refusals {

    private final ErrorBody errors;
    private final Redaction redaction;
    private final String baseUrl;

    Refusals(Redaction redaction, String baseUrl) {
        this.errors = new ErrorBody(redaction);
        this.redaction = redaction;
        this.baseUrl = baseUrl;
    }

    /** Any status but 200 and 429. */
    AttemptFailure of(Answer answer) {
        int status = answer.status();
        String said = status + ": " + errors.describe(answer);
        if (RetryPolicy.isPassing(status)) {
            return AttemptFailure.passing(Remedy.RUN_LATER, said);
        }
        if (status == 403 && said.contains("IsOrgGuard")) {
            String hint =
                    ". No organization has the id in cal-com.organization, which usually comes from CALCOM_ORG_ID";
            return AttemptFailure.lasting(Remedy.FIX_CONFIGURATION, said + hint);
        }
        if (status == 401 || status == 403 || status == 498) {
            return AttemptFailure.lasting(Remedy.FIX_ACCESS, said);
        }
        if (status == 404) {
            String hint = ". The path is wrong under the base URL " + baseUrl + ", which must not contain /v2";
            return AttemptFailure.lasting(Remedy.FIX_CONFIGURATION, said + hint);
        }
        if (status >= 300 && status < 400) {
            return AttemptFailure.lasting(Remedy.FIX_CONFIGURATION, status + ": " + redirect(answer));
        }
        return AttemptFailure.lasting(Remedy.INVESTIGATE, said);
    }

    /** No answer, or half of one. */
    AttemptFailure of(IOException failure) {
        String found = "no answer from " + baseUrl + ": " + reason(failure);
        Throwable cause = isQuotable(failure) ? failure : null;
        if (RetryPolicy.isPassing(failure)) {
            return new AttemptFailure(Remedy.RUN_LATER, true, found, cause);
        }
        String advice = ". The certificate is not trusted: add its authority to the JVM's trust store";
        return new AttemptFailure(Remedy.FIX_CONFIGURATION, false, found + advice, cause);
    }

    private String reason(IOException failure) {
        String message = String.valueOf(failure.getMessage());
        // OkHttp's own watch and the socket's race each other.
        if (message.equals("timeout") || message.equals("Read timed out")) {
            return "timeout";
        }
        if (message.startsWith("unexpected end of stream")) {
            return "it was cut short";
        }
        if (failure instanceof UnknownHostException) {
            return "no host of that name is known; check the base URL and the name service";
        }
        String type = failure.getClass().getSimpleName();
        return isQuotable(failure) ? type + ": " + redaction.of(message) : type;
    }

    /** These messages come from the system; those of HTTP and gzip decoders quote what they could not read. */
    private static boolean isQuotable(IOException failure) {
        return failure instanceof SocketException
                || failure instanceof SocketTimeoutException
                || failure instanceof UnknownHostException
                || failure instanceof SSLException;
    }

    private String redirect(Answer answer) {
        String location = answer.headers().get("Location");
        HttpUrl base = HttpUrl.parse(baseUrl);
        HttpUrl target = location == null || base == null ? null : base.resolve(location);
        if (target == null) {
            return "the base URL " + baseUrl + " redirects";
        }
        String shown = target.scheme() + "://" + target.host() + ":" + target.port() + target.encodedPath();
        return "the base URL " + baseUrl + " redirects to " + redaction.of(shown);
    }
}
