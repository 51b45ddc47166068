"""all-MiniLM-L6-v2 in JAX: taken out of its ONNX file, run, and put back with one linear layer on top.

The network is split at a layer. What lies below is frozen, so its output is computed once for every text; what lies above is
trained. Shapes: n texts, t tokens, d = 384.
"""
import jax
import jax.numpy as jnp
import numpy as np
import onnx
from onnx import helper, numpy_helper

LAYERS, WIDTH, ATTENTION_HEADS = 6, 384, 12
GAIN = 10.0  # the head's weights are kept this much smaller, so that one learning rate serves all
_DENSE = {"q": "attention.self.query", "k": "attention.self.key", "v": "attention.self.value", "o": "attention.output.dense", "i": "intermediate.dense", "d": "output.dense"}
_NORM = {"a": "attention.output.LayerNorm", "f": "output.LayerNorm"}
_EMBEDDING = {"words": "word_embeddings.weight", "positions": "position_embeddings.weight", "types": "token_type_embeddings.weight", "ng": "LayerNorm.weight", "nb": "LayerNorm.bias"}


def layer_of(name):
    """The layer a parameter belongs to: -1 for the embeddings, LAYERS for the head."""
    return int(name[0]) if name[0].isdigit() else LAYERS if name.startswith("head") else -1


def initializer_names(model):
    """Our parameter name -> initializer name. The matrices have lost their names in the export and are found by order."""
    known = {i.name for i in model.graph.initializer}
    matrices = [n.input[1] for n in model.graph.node if n.op_type == "MatMul" and n.input[1] in known]
    assert len(matrices) == len(_DENSE) * LAYERS, "not the export this was written for"
    names = {ours: f"embeddings.{theirs}" for ours, theirs in _EMBEDDING.items()}
    for layer in range(LAYERS):
        for index, (short, full) in enumerate(_DENSE.items()):
            names[f"{layer}{short}w"], names[f"{layer}{short}b"] = matrices[len(_DENSE) * layer + index], f"encoder.layer.{layer}.{full}.bias"
        for short, full in _NORM.items():
            names[f"{layer}{short}g"], names[f"{layer}{short}n"] = f"encoder.layer.{layer}.{full}.weight", f"encoder.layer.{layer}.{full}.bias"
    return names


def load(path):
    """The parameters of an ONNX file, by our names."""
    model = onnx.load(path)
    values = {i.name: numpy_helper.to_array(i) for i in model.graph.initializer}
    return {ours: jnp.asarray(values[theirs]) for ours, theirs in initializer_names(model).items()}


def _normed(x, gain, bias):
    centred = x - x.mean(-1, keepdims=True)
    return centred * jax.lax.rsqrt((centred**2).mean(-1, keepdims=True) + 1e-12) * gain + bias


def _dropped(x, key, rate):
    return x if key is None else jnp.where(jax.random.bernoulli(key, 1 - rate, x.shape), x / (1 - rate), 0)


def _layer(p, layer, x, bias, keys, rate):
    """One transformer layer: n by t by d in, the same out; bias is n by 1 by 1 by t, 0 or very low."""
    n, t, d = x.shape
    part = lambda name: p[f"{layer}{name}"]
    weight, offset = (jnp.concatenate([part(f"{k}{kind}") for k in "qkv"], -1) for kind in "wb")
    q, k, v = (x.reshape(-1, d) @ weight + offset).reshape(n, t, 3, ATTENTION_HEADS, -1).transpose(2, 0, 3, 1, 4)
    share = jnp.exp(q @ k.transpose(0, 1, 3, 2) / np.sqrt(d // ATTENTION_HEADS) + bias)  # far from overflow; the usual shift costs a tenth of the time
    mixed = ((share @ v) / share.sum(-1, keepdims=True)).transpose(0, 2, 1, 3).reshape(-1, d) @ part("ow") + part("ob")
    x = _normed(x + _dropped(mixed.reshape(n, t, d), keys[0], rate), part("ag"), part("an"))
    inner = jax.nn.gelu(x.reshape(-1, d) @ part("iw") + part("ib"), approximate=False) @ part("dw") + part("db")
    return _normed(x + _dropped(inner.reshape(n, t, d), keys[1], rate), part("fg"), part("fn"))


def _layers(p, x, mask, first, last, key=None, rate=0.1):
    bias = (1 - mask)[:, None, None, :] * -1e9
    for layer in range(first, last):
        keys = (None, None) if key is None else jax.random.split(jax.random.fold_in(key, layer))
        x = _layer(p, layer, x, bias, keys, rate)
    return x


def lower(p, ids, mask, split):
    """What the frozen part makes of the tokens: n by t by d, the input of layer `split`."""
    x = p["words"][ids] + p["positions"][: ids.shape[1]][None] + p["types"][0]
    return _layers(p, _normed(x, p["ng"], p["nb"]), mask, 0, split)


def upper(p, x, mask, split, key=None):
    """Logits, n by heads, from what `lower` gave; dropout when a key is given."""
    x = _layers(p, x, mask, split, LAYERS, key)
    mean = (x * mask[..., None]).sum(1) / mask.sum(1, keepdims=True)
    if key is not None:
        mean = _dropped(mean, jax.random.fold_in(key, LAYERS), 0.1)
    return mean @ p["head_w"] * GAIN + p["head_b"]


def export(source, target, p, heads):
    """Writes the ONNX file of `source` with our parameters and one output "logits", n by heads."""
    model = onnx.load(source)
    graph, ours = model.graph, {theirs: name for name, theirs in initializer_names(model).items()}
    for tensor in graph.initializer:
        if tensor.name in ours:
            tensor.CopyFrom(numpy_helper.from_array(np.asarray(p[ours[tensor.name]], np.float32), tensor.name))
    assert model.opset_import[0].version < 13, "axes are taken to be attributes"
    graph.initializer.extend([numpy_helper.from_array(np.asarray(p["head_w"][:, :heads], np.float32) * GAIN, "head.weight"), numpy_helper.from_array(np.asarray(p["head_b"][:heads], np.float32), "head.bias")])
    graph.node.extend(
        [
            helper.make_node("Cast", ["attention_mask"], ["head.mask"], to=onnx.TensorProto.FLOAT),
            helper.make_node("Unsqueeze", ["head.mask"], ["head.mask3"], axes=[2]),
            helper.make_node("Mul", [graph.output[0].name, "head.mask3"], ["head.kept"]),
            helper.make_node("ReduceSum", ["head.kept"], ["head.sum"], axes=[1], keepdims=0),
            helper.make_node("ReduceSum", ["head.mask"], ["head.count"], axes=[1], keepdims=1),
            helper.make_node("Div", ["head.sum", "head.count"], ["head.mean"]),
            helper.make_node("MatMul", ["head.mean", "head.weight"], ["head.product"], name="head.product"),
            helper.make_node("Add", ["head.product", "head.bias"], ["logits"]),
        ]
    )
    del graph.output[:]
    graph.output.append(helper.make_tensor_value_info("logits", onnx.TensorProto.FLOAT, ["batch_size", heads]))
    onnx.checker.check_model(model)
    onnx.save(model, target)
