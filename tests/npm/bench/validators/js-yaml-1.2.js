import { jsYaml } from "./js-yaml.js";

export const start = (schema) => jsYaml(schema);
