# The definitions that Deployment and Service refer to, descriptions left out, unknown members forbidden.
.definitions as $all
| def refs: [.. | objects | .["$ref"]? // empty | select(type == "string") | ltrimstr("#/definitions/")];
  def closure($names): ($names + [$names[] | $all[.] | refs[]] | unique) as $more | if $more == $names then $names else closure($more) end;
  def bare: if type == "object" then
      (if has("$ref") or has("type") then del(.description) else . end)
      | with_entries(select(.key | startswith("x-kubernetes") | not))
      | (if .type == "object" and (.properties | type) == "object" then . + {additionalProperties: false} else . end)
      | map_values(bare)
    elif type == "array" then map(bare) else . end;
  closure(["io.k8s.api.apps.v1.Deployment", "io.k8s.api.core.v1.Service"] | unique)
| {definitions: (map({(.): ($all[.] | bare)}) | add)}
