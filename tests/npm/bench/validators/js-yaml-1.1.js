import { YAML11_SCHEMA } from "js-yaml";

import { jsYaml } from "./js-yaml.js";

export const start = (schema) => jsYaml(schema, { schema: YAML11_SCHEMA });
