package dev.ooosync.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The manifest cron/kubernetes.yaml, one document. */
record CronJob(JsonNode document) {

    static final Path FILE = Path.of("cron/kubernetes.yaml");

    static CronJob read() throws IOException {
        return parse(Files.readString(FILE));
    }

    static CronJob parse(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        Object loaded = new Yaml(new SafeConstructor(options)).load(yaml);
        return new CronJob(JsonMapper.shared().valueToTree(loaded));
    }

    JsonNode spec() {
        return document.get("spec");
    }

    JsonNode job() {
        return spec().at("/jobTemplate/spec");
    }

    JsonNode pod() {
        return job().at("/template/spec");
    }

    JsonNode container() {
        return pod().at("/containers/0");
    }

    List<String> command() {
        return container()
                .get("command")
                .valueStream()
                .map(JsonNode::stringValue)
                .toList();
    }

    Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        container()
                .get("env")
                .forEach(variable -> environment.put(
                        variable.get("name").stringValue(),
                        variable.get("value").stringValue()));
        return environment;
    }

    /** The exit codes that the rules of an action name, in their order. */
    List<Integer> exitCodes(String action) {
        return job().at("/podFailurePolicy/rules")
                .valueStream()
                .filter(rule -> rule.get("action").stringValue().equals(action))
                .flatMap(rule -> rule.at("/onExitCodes/values").valueStream())
                .map(JsonNode::intValue)
                .toList();
    }
}
