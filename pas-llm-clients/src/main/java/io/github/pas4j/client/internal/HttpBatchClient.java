package io.github.pas4j.client.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.pas4j.client.internal.resilience.Attempt;
import io.github.pas4j.client.internal.resilience.Deadline;
import io.github.pas4j.client.internal.resilience.RetryListener;
import io.github.pas4j.client.internal.resilience.Retrying;
import io.github.pas4j.client.internal.resilience.SystemTime;
import io.github.pas4j.client.internal.resilience.TimeSource;
import io.github.pas4j.llm.Batch;
import io.github.pas4j.llm.Batch.State;
import io.github.pas4j.llm.BatchAnswer;
import io.github.pas4j.llm.BatchClient;
import io.github.pas4j.llm.BatchItem;
import io.github.pas4j.llm.LlmException.Failure;
import java.io.IOException;
import java.util.List;
import java.util.function.IntPredicate;
import okhttp3.HttpUrl;
import okhttp3.MultipartBody;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Batches of a server that has OpenAI's files and batches. Thread-safe. */
public final class HttpBatchClient implements BatchClient {

    private final Dialect dialect;
    private final ClientSettings settings;
    private final HttpTransport transport;
    private final TimeSource time;
    private final Retrying retrying;
    private final int maxLineBytes;

    /** A client that keeps nothing of the settings that may change later. */
    public HttpBatchClient(Dialect dialect, ClientSettings settings) {
        this(dialect, settings, HttpLlmClient.MAX_ANSWER_BYTES);
    }

    HttpBatchClient(Dialect dialect, ClientSettings settings, int maxLineBytes) {
        this.dialect = dialect;
        this.settings = settings.copy();
        this.transport = new HttpTransport(dialect.provider());
        this.time = new SystemTime(transport.workers());
        this.retrying = new Retrying(settings.retry(), time);
        this.maxLineBytes = maxLineBytes;
    }

    @Override
    public Batch submit(List<BatchItem> items) {
        transport.refuseIfClosed();
        BatchFile file = new BatchFile(items, dialect, settings.model());
        return create(upload(file));
    }

    /** A file that was not taken, or that broke off on its way, is not there. */
    private String upload(BatchFile file) {
        MultipartBody form = new MultipartBody.Builder()
                .setType(MultipartBody.FORM)
                .addFormDataPart("purpose", "batch")
                .addFormDataPart("file", "batch.jsonl", file)
                .build();
        return call(() -> once("files", form, status -> true), (response, context) -> {
            byte[] body = HttpLlmClient.body(response);
            return BatchObject.id(
                    HttpLlmClient.document(body, response, context).path("id"));
        });
    }

    /** Other failures may come after the batch was made, and a second one is paid for, too. */
    private static boolean surelyNotCreated(int status) {
        return status == 429 || status == 503;
    }

    private Batch create(String fileId) {
        ObjectNode batch = Json.object()
                .put("input_file_id", fileId)
                .put("endpoint", BatchFile.ENDPOINT)
                .put("completion_window", "24h");
        RequestBody body = new OneShotBody(Json.bytes(batch));
        return call(() -> once("batches", body, HttpBatchClient::surelyNotCreated), HttpBatchClient::batch)
                .batch();
    }

    @Override
    public Batch status(String batchId) {
        HttpUrl url = url("batches/" + checked(batchId));
        return call(() -> get(url), HttpBatchClient::batch).batch();
    }

    @Override
    public Batch cancel(String batchId) {
        HttpUrl url = url("batches/" + checked(batchId) + "/cancel");
        // Cancelling twice is cancelling.
        return call(
                        () -> new Ask(
                                request(url)
                                        .post(RequestBody.create(new byte[0]))
                                        .build(),
                                Resend.AS_THE_SERVER_SAYS),
                        HttpBatchClient::batch)
                .batch();
    }

    @Override
    public List<BatchAnswer> answers(String batchId) {
        HttpUrl url = url("batches/" + checked(batchId));
        BatchObject ended = call(() -> get(url), HttpBatchClient::ended);
        BatchAnswers answers = new BatchAnswers();
        for (String file : ended.files()) {
            HttpUrl content = url("files/" + file + "/content");
            answers.addAll(call(() -> get(content), this::answers));
        }
        return answers.list();
    }

    private List<BatchAnswer> answers(Response response, CallContext context) throws IOException {
        BatchLine line = new BatchLine(dialect, context.safeText(), context.failure(response));
        return BatchAnswers.read(response.body().byteStream(), maxLineBytes, line);
    }

    private static BatchObject batch(Response response, CallContext context) throws IOException {
        JsonNode root = HttpLlmClient.document(HttpLlmClient.body(response), response, context);
        return BatchObject.read(root, context.safeText());
    }

    private static BatchObject ended(Response response, CallContext context) throws IOException {
        BatchObject object = batch(response, context);
        State state = object.batch().state();
        if (!state.isEnd()) {
            throw new IllegalStateException("the batch has not ended: " + state);
        }
        if (state == State.FAILED && object.files().isEmpty()) {
            throw object.failure(context.failure(response));
        }
        return object;
    }

    private static String checked(String batchId) {
        if (!BatchObject.isId(batchId)) {
            throw new IllegalArgumentException("batchId is no id of a batch");
        }
        return batchId;
    }

    private HttpUrl url(String path) {
        return settings.baseUrl().resolve(path);
    }

    /** What is sent in one try. */
    private record Ask(Request request, Resend resend) {}

    /** Makes a request; each try has its own. */
    private interface Asking {
        Ask ask();
    }

    /** Reads a successful answer. */
    private interface Reader<T> {
        T read(Response response, CallContext context) throws IOException;
    }

    private Ask get(HttpUrl url) {
        return new Ask(request(url).build(), Resend.AS_THE_SERVER_SAYS);
    }

    private Ask once(String path, RequestBody body, IntPredicate nothingDone) {
        TrackedBody tracked = new TrackedBody(body, nothingDone);
        return new Ask(request(url(path)).post(tracked).build(), tracked);
    }

    private Request.Builder request(HttpUrl url) {
        Request.Builder http = new Request.Builder().url(url).header("User-Agent", "pas-for-java");
        dialect.headers(http, settings.apiKey());
        return http;
    }

    private <T> T call(Asking asking, Reader<T> reader) {
        Failure who = Failure.of(dialect.provider(), settings.model());
        return retrying.call(
                who,
                Deadline.in(settings.timeout(), time),
                attempt -> {
                    Exchange exchange = open(asking.ask(), attempt);
                    return exchange.start(
                            () -> {
                                T value = reader.read(exchange.send(), exchange.context());
                                exchange.finish();
                                return value;
                            },
                            HttpLlmClient.HERE);
                },
                RetryListener.NONE);
    }

    private Exchange open(Ask ask, Attempt attempt) {
        CallContext context = new CallContext(
                dialect,
                settings.model(),
                settings.baseUrl().hostAndPort(),
                settings.timeout(),
                // Whoever asks for a batch need not know its prompts.
                new SafeText(settings.apiKey(), null),
                attempt.number(),
                ask.resend());
        return transport.open(ask.request(), Math.max(1, attempt.deadline().remainingNanos()), context, response -> {});
    }

    /** Frees connections and threads; running calls are aborted, batches go on. Calling it again does nothing. */
    @Override
    public void close() {
        retrying.close();
        transport.close();
    }
}
