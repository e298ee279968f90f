"""Writes embedding.json, what scikit-learn's t-SNE makes of handwritten digits.

    python Tests/MienMetricsTests/Golden/make_embedding.py

Made with scikit-learn 1.9.1. The digits are 8x8 grey pictures, 0 to 16, one letter a pixel; the clouds are drawn
from a normal distribution, where no two distances are equal.
"""

import json
import pathlib

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.datasets import load_digits
from sklearn.decomposition import PCA
from sklearn.manifold import TSNE, trustworthiness
from sklearn.manifold._t_sne import _joint_probabilities_nn
from sklearn.metrics import pairwise_distances
from sklearn.neighbors import NearestNeighbors

COUNT = 240
PERPLEXITY = 20
ITERATIONS = 500
ALPHABET = "0123456789abcdefg"

digits, labels = load_digits(return_X_y=True)
digits, labels = digits[:COUNT].astype(np.float32), labels[:COUNT]
model = TSNE(perplexity=PERPLEXITY, max_iter=ITERATIONS, init="pca", random_state=0)
points = model.fit_transform(digits)

k = int(3 * PERPLEXITY + 1)
search = NearestNeighbors(n_neighbors=k).fit(digits)
graph = search.kneighbors_graph(mode="distance")
graph.data **= 2
affinities = csr_matrix(_joint_probabilities_nn(graph, PERPLEXITY, 0))

generator = np.random.default_rng(5)
cloud = generator.normal(size=(60, 11)).astype(np.float32)
shadow = (cloud[:, :2] + generator.normal(scale=0.3, size=(60, 2))).astype(np.float32)

golden = {
    "perplexity": PERPLEXITY,
    "iterations": ITERATIONS,
    "digits": ["".join(ALPHABET[int(p)] for p in row) for row in digits],
    "labels": labels.tolist(),
    "points": [[round(float(v), 4) for v in p] for p in points],
    "divergence": float(model.kl_divergence_),
    "trust": {str(k): float(trustworthiness(digits, points, n_neighbors=k)) for k in (5, 12)},
    # Rows whose neighbours are beyond doubt: the 62nd is not exactly as far as the 61st.
    "affinities": [
        {"row": row, "columns": affinities[row].indices.tolist(), "values": affinities[row].data.tolist()}
        for row in (0, 7, 100)
    ],
    "principal": PCA(n_components=2, svd_solver="full").fit_transform(digits.astype(np.float64))[:20].tolist(),
    "cloud": [float(str(v)) for v in cloud.ravel()],
    "shadow": [float(str(v)) for v in shadow.ravel()],
    "shadow_trust": {str(k): float(trustworthiness(cloud, shadow, n_neighbors=k)) for k in (1, 5, 20)},
    "shadow_neighbors": NearestNeighbors(n_neighbors=4).fit(cloud).kneighbors()[1].tolist(),
}
path = pathlib.Path(__file__).with_name("embedding.json")
path.write_text(json.dumps(golden) + "\n")
print(path, path.stat().st_size, "bytes; divergence", golden["divergence"], "trust", golden["trust"])
