"""Makes Keras' objects from the plain settings that study files are written in.

`{"conv2d": {"filters": 4, "kernel_size": 3}}` becomes `keras.layers.Conv2D(filters=4, …)`. Names
are Keras' own in snake case; where a word means something else here, this file says so.
"""

import keras

LAYERS = {
    "activation": keras.layers.Activation,
    "activity_regularization": keras.layers.ActivityRegularization,
    "add": keras.layers.Add,
    "alpha_dropout": keras.layers.AlphaDropout,
    "average": keras.layers.Average,
    "average_pooling2d": keras.layers.AveragePooling2D,
    "batch_normalization": keras.layers.BatchNormalization,
    "concatenate": keras.layers.Concatenate,
    "conv2d": keras.layers.Conv2D,
    "conv2d_transpose": keras.layers.Conv2DTranspose,
    "cropping2d": keras.layers.Cropping2D,
    "dense": keras.layers.Dense,
    "depthwise_conv2d": keras.layers.DepthwiseConv2D,
    "dropout": keras.layers.Dropout,
    "einsum_dense": keras.layers.EinsumDense,
    "elu": keras.layers.ELU,
    "flatten": keras.layers.Flatten,
    "gaussian_dropout": keras.layers.GaussianDropout,
    "gaussian_noise": keras.layers.GaussianNoise,
    "global_average_pooling1d": keras.layers.GlobalAveragePooling1D,
    "global_average_pooling2d": keras.layers.GlobalAveragePooling2D,
    "global_max_pooling1d": keras.layers.GlobalMaxPooling1D,
    "global_max_pooling2d": keras.layers.GlobalMaxPooling2D,
    "group_normalization": keras.layers.GroupNormalization,
    "layer_normalization": keras.layers.LayerNormalization,
    "leaky_relu": keras.layers.LeakyReLU,
    "max_pooling2d": keras.layers.MaxPooling2D,
    "maximum": keras.layers.Maximum,
    "minimum": keras.layers.Minimum,
    "multi_head_attention": keras.layers.MultiHeadAttention,
    "multiply": keras.layers.Multiply,
    "identity": keras.layers.Identity,
    "normalization": keras.layers.Normalization,
    "permute": keras.layers.Permute,
    "prelu": keras.layers.PReLU,
    "rand_augment": keras.layers.RandAugment,
    "random_brightness": keras.layers.RandomBrightness,
    "random_contrast": keras.layers.RandomContrast,
    "random_crop": keras.layers.RandomCrop,
    "random_flip": keras.layers.RandomFlip,
    "random_color_degeneration": keras.layers.RandomColorDegeneration,
    "random_color_jitter": keras.layers.RandomColorJitter,
    "random_elastic_transform": keras.layers.RandomElasticTransform,
    "random_erasing": keras.layers.RandomErasing,
    "random_gaussian_blur": keras.layers.RandomGaussianBlur,
    "random_perspective": keras.layers.RandomPerspective,
    "random_posterization": keras.layers.RandomPosterization,
    "random_shear": keras.layers.RandomShear,
    "solarization": keras.layers.Solarization,
    "random_grayscale": keras.layers.RandomGrayscale,
    "random_hue": keras.layers.RandomHue,
    "random_invert": keras.layers.RandomInvert,
    "random_saturation": keras.layers.RandomSaturation,
    "random_rotation": keras.layers.RandomRotation,
    "random_sharpness": keras.layers.RandomSharpness,
    "random_translation": keras.layers.RandomTranslation,
    "random_zoom": keras.layers.RandomZoom,
    "relu": keras.layers.ReLU,
    "rescaling": keras.layers.Rescaling,
    "reshape": keras.layers.Reshape,
    "resizing": keras.layers.Resizing,
    "separable_conv2d": keras.layers.SeparableConv2D,
    "softmax": keras.layers.Softmax,
    "spatial_dropout2d": keras.layers.SpatialDropout2D,
    "subtract": keras.layers.Subtract,
    "unit_normalization": keras.layers.UnitNormalization,
    "up_sampling2d": keras.layers.UpSampling2D,
    "zero_padding2d": keras.layers.ZeroPadding2D,
}

OPTIMIZERS = {
    "adadelta": keras.optimizers.Adadelta,
    "adagrad": keras.optimizers.Adagrad,
    "adam": keras.optimizers.Adam,
    "adamax": keras.optimizers.Adamax,
    "adamw": keras.optimizers.AdamW,
    "ftrl": keras.optimizers.Ftrl,
    "lamb": keras.optimizers.Lamb,
    "lion": keras.optimizers.Lion,
    "nadam": keras.optimizers.Nadam,
    "rmsprop": keras.optimizers.RMSprop,
    "sgd": keras.optimizers.SGD,
}

LOSSES = {
    "binary_crossentropy": keras.losses.BinaryCrossentropy,
    "binary_focal_crossentropy": keras.losses.BinaryFocalCrossentropy,
    "categorical_crossentropy": keras.losses.CategoricalCrossentropy,
    "categorical_focal_crossentropy": keras.losses.CategoricalFocalCrossentropy,
    "categorical_generalized_cross_entropy": keras.losses.CategoricalGeneralizedCrossEntropy,
    "categorical_hinge": keras.losses.CategoricalHinge,
    "cosine_similarity": keras.losses.CosineSimilarity,
    "hinge": keras.losses.Hinge,
    "huber": keras.losses.Huber,
    "kl_divergence": keras.losses.KLDivergence,
    "log_cosh": keras.losses.LogCosh,
    "mean_absolute_error": keras.losses.MeanAbsoluteError,
    "mean_squared_error": keras.losses.MeanSquaredError,
    "mean_squared_logarithmic_error": keras.losses.MeanSquaredLogarithmicError,
    "poisson": keras.losses.Poisson,
    "squared_hinge": keras.losses.SquaredHinge,
    "sparse_categorical_crossentropy": keras.losses.SparseCategoricalCrossentropy,
}

INITIALIZERS = {
    "constant": keras.initializers.Constant,
    "glorot_normal": keras.initializers.GlorotNormal,
    "glorot_uniform": keras.initializers.GlorotUniform,
    "he_normal": keras.initializers.HeNormal,
    "he_uniform": keras.initializers.HeUniform,
    "identity": keras.initializers.Identity,
    "lecun_normal": keras.initializers.LecunNormal,
    "lecun_uniform": keras.initializers.LecunUniform,
    "ones": keras.initializers.Ones,
    "orthogonal": keras.initializers.Orthogonal,
    "random_normal": keras.initializers.RandomNormal,
    "random_uniform": keras.initializers.RandomUniform,
    "truncated_normal": keras.initializers.TruncatedNormal,
    "variance_scaling": keras.initializers.VarianceScaling,
    "zeros": keras.initializers.Zeros,
}


def orthogonal_regularizer(**settings):
    """Keras keeps the factor as a float32 tensor, which multiplies nothing in float64."""
    made = keras.regularizers.OrthogonalRegularizer(**settings)
    made.factor = float(made.factor)
    return made


REGULARIZERS = {
    "l1": keras.regularizers.L1,
    "l2": keras.regularizers.L2,
    "l1_l2": keras.regularizers.L1L2,
    "orthogonal_regularizer": orthogonal_regularizer,
}

CONSTRAINTS = {
    "max_norm": keras.constraints.MaxNorm,
    "min_max_norm": keras.constraints.MinMaxNorm,
    "non_neg": keras.constraints.NonNeg,
    "unit_norm": keras.constraints.UnitNorm,
}

ACTIVATIONS = {
    "celu": keras.activations.celu,
    "elu": keras.activations.elu,
    "exponential": keras.activations.exponential,
    "gelu": keras.activations.gelu,
    "hard_shrink": keras.activations.hard_shrink,
    "hard_sigmoid": keras.activations.hard_sigmoid,
    "hard_silu": keras.activations.hard_silu,
    "hard_tanh": keras.activations.hard_tanh,
    "leaky_relu": keras.activations.leaky_relu,
    "linear": keras.activations.linear,
    "log_sigmoid": keras.activations.log_sigmoid,
    "log_softmax": keras.activations.log_softmax,
    "mish": keras.activations.mish,
    "relu": keras.activations.relu,
    "relu6": keras.activations.relu6,
    "selu": keras.activations.selu,
    "sigmoid": keras.activations.sigmoid,
    "silu": keras.activations.silu,
    "soft_shrink": keras.activations.soft_shrink,
    "softmax": keras.activations.softmax,
    "softplus": keras.activations.softplus,
    "softsign": keras.activations.softsign,
    "sparse_plus": keras.activations.sparse_plus,
    "sparse_sigmoid": keras.activations.sparse_sigmoid,
    "squareplus": keras.activations.squareplus,
    "tanh": keras.activations.tanh,
    "tanh_shrink": keras.activations.tanh_shrink,
    "threshold": keras.activations.threshold,
}


FIRST = {"constant": "value", "max_norm": "max_value", "orthogonal_regularizer": "factor"}
"""The setting that a bare value stands for, where it is not called as its kind."""


def choice(plain, known):
    """`"adam"`, `{"adam": {…}}` or `{"l2": 0.001}` as its Keras class and its settings."""
    if isinstance(plain, str):
        return known[plain], {}
    ((name, settings),) = plain.items()
    if not isinstance(settings, dict):
        settings = {FIRST.get(name, name): settings}
    return known[name], settings


def activation(plain):
    function, settings = choice(plain, ACTIVATIONS)
    if not settings:
        return function
    return lambda x: function(x, **settings)


def made(plain, known):
    factory, settings = choice(plain, known)
    return factory(**settings)


def setting(name, value):
    if value is None:
        return None
    if name == "activation":
        return activation(value)
    if name.endswith("_regularizer"):
        return made(value, REGULARIZERS)
    if name.endswith("_constraint"):
        return made(value, CONSTRAINTS)
    return made(value, INITIALIZERS) if name.endswith("_initializer") else value


def layer(plain, **more):
    factory, settings = choice(plain, LAYERS)
    if factory is keras.layers.EinsumDense and isinstance(settings["output_shape"], list):
        sizes = [None if size == -1 else size for size in settings["output_shape"]]
        settings = {**settings, "output_shape": sizes}
    if factory is keras.layers.RandomContrast and not isinstance(settings["factor"], list):
        settings = {**settings, "factor": [settings["factor"]] * 2}  # as its documentation says
    converted = {name: setting(name, value) for name, value in settings.items()}
    return factory(**converted, **more)


def called(layer, x, **more):
    """Attention takes its input as query and as value."""
    attends = isinstance(layer, keras.layers.MultiHeadAttention)
    return layer(x, x, **more) if attends else layer(x, **more)


def local(layer, weight):
    """A weight's name within its layer; those of attention lie in layers within it."""
    attends = isinstance(layer, keras.layers.MultiHeadAttention)
    return "/".join(weight.path.split("/")[-2:]) if attends else weight.name
