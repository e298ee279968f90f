/// Everything that decides what a training run computes, apart from the data.
///
/// Written as YAML with the keys of ``CodingKeys`` at every level; a missing key has the default given here.
public struct Recipe: Codable, Equatable, Sendable {
  /// Starts every random choice: first weights, order, augmentation, dropout.
  public var seed: UInt64 = 1
  public var model = ModelRecipe()
  public var data = DataRecipe()
  public var augmentation = AugmentationRecipe()
  public var training = TrainingRecipe()
  public var optimizer = OptimizerRecipe()
  public var schedule = ScheduleRecipe()

  public init() {}
}

/// Which network learns.
public struct ModelRecipe: Codable, Equatable, Sendable {
  /// A name of the zoo; see `mien models`.
  public var name = "li"
}

/// Which pictures it learns from and is chosen by.
public struct DataRecipe: Codable, Equatable, Sendable {
  /// The split to learn from; `auto` takes the one named Training or train.
  public var train = "auto"
  /// The split to choose by; `auto` takes PublicTest or validation, and where there is neither, holds back
  /// ``validationFraction`` of the training split.
  public var validation = "auto"
  /// The share of each class that is held back when there is no validation split, 0 to 0.5.
  public var validationFraction = 0.1

  enum CodingKeys: String, CodingKey {
    case train, validation
    case validationFraction = "validation_fraction"
  }
}

/// How each picture is changed before the network sees it, anew in every epoch. 0 switches a change off.
public struct AugmentationRecipe: Codable, Equatable, Sendable {
  /// Probability of a mirrored picture, 0 to 1.
  public var flip = 0.0
  /// Largest turn either way, in degrees, 0 to 180.
  public var rotation = 0.0
  /// Largest shift along each axis, as a share of the picture's size, 0 to 1.
  public var shift = 0.0
  /// Largest change of scale either way: 0.1 draws from 0.9 to 1.1, below 1.
  public var zoom = 0.0
  /// Largest horizontal shear either way, in degrees, below 90.
  public var shear = 0.0
  /// Largest change of brightness either way, as a share of white, 0 to 1.
  public var brightness = 0.0
  /// Largest change of contrast around the picture's mean: 0.2 draws from 0.8 to 1.2, 0 to 1.
  public var contrast = 0.0
  /// Probability of a rectangle blanked with the mean grey, 0 to 1 (Zhong et al. 2017).
  public var erasing = 0.0
  /// Largest area of that rectangle as a share of the picture, above 0.02, at most 1.
  public var erasingArea = 0.33

  enum CodingKeys: String, CodingKey {
    case flip, rotation, shift, zoom, shear, brightness, contrast, erasing
    case erasingArea = "erasing_area"
  }
}

/// How long and in what portions it learns.
public struct TrainingRecipe: Codable, Equatable, Sendable {
  public enum ClassWeights: String, Codable, CaseIterable, Sendable {
    /// Every picture counts the same.
    case none
    /// Every class counts the same: weights are inverse to its share of the training split.
    case balanced
  }

  public var epochs = 20
  public var batchSize = 128
  /// Epochs without a better validation accuracy after which to stop; 0 never stops.
  public var patience = 0
  /// Largest joint L2 norm of the gradients; 0 leaves them alone.
  public var clipNorm = 0.0
  /// Share of the target's probability given to all classes alike, below 1.
  public var labelSmoothing = 0.0
  public var classWeights = ClassWeights.none

  enum CodingKeys: String, CodingKey {
    case epochs, patience
    case batchSize = "batch_size"
    case clipNorm = "clip_norm"
    case labelSmoothing = "label_smoothing"
    case classWeights = "class_weights"
  }
}

/// How gradients become steps; keys that an optimizer does not have are without effect.
public struct OptimizerRecipe: Codable, Equatable, Sendable {
  public enum Name: String, Codable, CaseIterable, Sendable {
    case sgd, adam, adamw
  }

  public var name = Name.adam
  /// The learning rate that the schedule starts from.
  public var lr = 0.001
  public var weightDecay = 0.0
  /// SGD only.
  public var momentum = 0.0
  /// SGD only; needs momentum.
  public var nesterov = false
  /// Adam and AdamW only, as are the next two.
  public var beta1 = 0.9
  public var beta2 = 0.999
  public var eps = 1e-8
  /// Adam and AdamW only.
  public var amsgrad = false

  enum CodingKeys: String, CodingKey {
    case name, lr, momentum, nesterov, beta1, beta2, eps, amsgrad
    case weightDecay = "weight_decay"
  }
}

/// How the learning rate moves; keys that a schedule does not have are without effect.
public struct ScheduleRecipe: Codable, Equatable, Sendable {
  public enum Name: String, Codable, CaseIterable, Sendable {
    case constant, step, cosine, plateau
    case oneCycle = "one_cycle"
  }

  public var name = Name.constant
  /// Epochs over which the rate first rises from near 0 (all but one_cycle, which has its own rise).
  public var warmupEpochs = 0.0
  /// `step`: epochs between two cuts. `plateau`: epochs without improvement before a cut.
  public var every = 10
  /// `step` and `plateau`: what a cut multiplies the rate by, between 0 and 1.
  public var factor = 0.1
  /// `cosine`, `one_cycle` and `plateau`: the lowest rate.
  public var minLR = 0.0
  /// `one_cycle`: the share of all steps in which the rate rises.
  public var rise = 0.3

  enum CodingKeys: String, CodingKey {
    case name, every, factor, rise
    case warmupEpochs = "warmup_epochs"
    case minLR = "min_lr"
  }
}
