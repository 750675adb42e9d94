import { yaml } from "./yaml.js";

export const start = (schema) => yaml(schema, "1.2");
