// The part lying flat at a known scale: every layer is one cached texture that moves; an Edit is made on release.
pragma ComponentBehavior: Bound
import QtQuick
import Kit
import Configurator

Item {
    id: stage

    required property Studio studio
    // What a moving finger asks for lies here: every look into the studio itself would run Python.
    readonly property real ppm: studio.pxPerMm
    readonly property point origin: studio.origin
    readonly property point center: studio.center
    // Pictures lie on whole dots of the glass: one that is stretched by half a dot is drawn ten times slower, and blurred.
    readonly property real dots: Screen.devicePixelRatio
    readonly property bool pans: studio.panning
    readonly property bool drawing: studio.tool === "draw"
    readonly property bool stamping: studio.tool === "stamps" && studio.stampReady

    // The gesture in the air: what it does to the selected layer until the fingers leave.
    property bool live: false
    property real liveX: 0
    property real liveY: 0
    property real liveScale: 1
    property real liveTurn: 0
    property bool guideX: false
    property bool guideY: false
    // The same for a photograph that fingers move inside its frame.
    property bool panning: false
    property real panX: 0
    property real panY: 0
    property real panScale: 1

    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true
    clip: true

    function rest() { live = false; liveX = 0; liveY = 0; liveScale = 1; liveTurn = 0; guideX = false; guideY = false; panning = false; panX = 0; panY = 0; panScale = 1 }
    // What was moved or turned lies there at once; what grew keeps its scale until its new picture comes.
    function commit() {
        const scale = liveScale, changed = live && (liveX || liveY || liveScale !== 1 || liveTurn)
        const x = frame.layerX + liveX / ppm, y = frame.layerY + liveY / ppm, turn = liveTurn
        rest()
        if (changed) {
            live = scale !== 1
            liveScale = scale
            studio.place(x, y, scale, turn)
        }
    }
    function commitPan() {
        const scale = panScale, x = panX / ppm, y = panY / ppm
        panX = 0; panY = 0; panScale = 1
        if (scale !== 1)
            studio.zoomPhoto(scale)
        else if (x || y)
            studio.pan(x, y)
        else
            rest()
    }
    function whole(length) { return Math.round(length * dots) / dots }
    function hit(x, y) {
        for (let i = layers.count - 1; i >= 0; i--) {
            const item = layers.itemAt(i)
            const p = item.mapFromItem(stage, x, y)
            const slack = Math.max(0, (Tokens.touch - Math.min(item.width, item.height)) / 2)
            if (p.x >= -slack && p.y >= -slack && p.x <= item.width + slack && p.y <= item.height + slack)
                return item
        }
        return null
    }
    function snapped(value, target, name) {
        const near = Math.abs(value - target) < 12 * Tokens.unit
        stage[name] = near
        return near ? target : value
    }

    Connections {
        target: stage.studio
        function onStageChanged() { if (!mover.active && !pincher.active && !frame.busy) stage.rest() }
    }

    component Sheet: Image {
        width: stage.whole(stage.width)
        height: stage.whole(stage.height)
        cache: false
    }
    Sheet { source: stage.studio.ground; objectName: "ground" }

    Repeater {
        id: layers
        model: stage.studio.layers
        Image {
            id: layer
            required property string layerId
            required property string picture
            required property string label
            required property real cx
            required property real cy
            required property real wide
            required property real tall
            required property real turn
            required property bool locked
            required property bool movable
            readonly property bool chosen: layerId === stage.studio.layer
            readonly property bool moving: chosen && stage.live

            source: picture
            objectName: "layer-" + layerId
            cache: false
            smooth: true
            width: stage.whole(wide * stage.ppm)
            height: stage.whole(tall * stage.ppm)
            x: stage.whole((cx - stage.origin.x) * stage.ppm - width / 2 + (moving ? stage.liveX : 0))
            y: stage.whole((cy - stage.origin.y) * stage.ppm - height / 2 + (moving ? stage.liveY : 0))
            scale: moving ? stage.liveScale : 1
            rotation: turn + (moving ? stage.liveTurn : 0)
            Accessible.role: Accessible.Graphic
            Accessible.name: label
        }
    }

    Sheet { source: stage.studio.mat }

    Rectangle {
        visible: stage.guideX
        x: stage.center.x - width / 2
        width: 2 * Tokens.unit; height: parent.height
        color: Tokens.accent
    }
    Rectangle {
        visible: stage.guideY
        y: stage.center.y - height / 2
        width: parent.width; height: 2 * Tokens.unit
        color: Tokens.accent
    }
    Rectangle {
        visible: stage.live
        x: stage.studio.safe.x; y: stage.studio.safe.y
        width: stage.studio.safe.width; height: stage.studio.safe.height
        color: Tokens.clear
        border.width: 1.5 * Tokens.unit
        border.color: Qt.alpha(Tokens.accent, 0.6)
        radius: 4 * Tokens.unit
    }

    TapHandler {
        enabled: !stage.drawing
        onTapped: point => {
            if (stage.stamping) {
                stage.studio.press(stage.origin.x + point.position.x / stage.ppm, stage.origin.y + point.position.y / stage.ppm)
                return
            }
            const found = stage.hit(point.position.x, point.position.y)
            stage.studio.select(found ? found.layerId : "")
        }
        onDoubleTapped: stage.studio.rewrite()
    }
    DragHandler {
        id: mover
        target: null
        enabled: !stage.drawing && !frame.busy
        maximumPointCount: 1
        onActiveChanged: {
            if (active) {
                const found = stage.hit(centroid.pressPosition.x, centroid.pressPosition.y)
                if (found && found.chosen && stage.pans) {
                    stage.panning = true
                } else if (found && found.movable && !found.locked) {
                    if (!found.chosen)
                        stage.studio.select(found.layerId)
                    stage.live = true
                }
            } else if (stage.panning) {
                stage.commitPan()
            } else if (stage.live) {
                stage.commit()
            }
        }
        onActiveTranslationChanged: {
            if (stage.panning && active) {
                stage.panX = activeTranslation.x
                stage.panY = activeTranslation.y
            }
            if (!stage.live)
                return
            const cx = (frame.layerX - stage.origin.x) * stage.ppm
            const cy = (frame.layerY - stage.origin.y) * stage.ppm
            stage.liveX = stage.snapped(cx + activeTranslation.x, stage.center.x, "guideX") - cx
            stage.liveY = stage.snapped(cy + activeTranslation.y, stage.center.y, "guideY") - cy
        }
    }
    PinchHandler {
        id: pincher
        target: null
        enabled: !stage.drawing && stage.studio.layer !== "" && stage.studio.layerMovable && !frame.locked
        onActiveChanged: {
            if (active)
                stage.pans ? stage.panning = true : stage.live = true
            else
                stage.panning ? stage.commitPan() : stage.commit()
        }
        onActiveScaleChanged: if (active) stage.panning ? stage.panScale = activeScale : stage.liveScale = activeScale
        onActiveRotationChanged: if (active && !stage.panning) {
            const whole = frame.layerTurn + rotation
            const square = Math.round(whole / 90) * 90
            stage.liveTurn = Math.abs(whole - square) < 4 ? square - frame.layerTurn : rotation
        }
        onActiveTranslationChanged: if (active && !stage.panning) { stage.liveX = activeTranslation.x; stage.liveY = activeTranslation.y }
    }

    Image {
        readonly property rect at: stage.studio.panAt
        visible: stage.panning
        opacity: 0.55
        source: stage.studio.panPicture
        objectName: "wholePhoto"
        cache: false
        width: at.width * stage.ppm
        height: at.height * stage.ppm
        x: (frame.layerX + (at.x - frame.layerX) * stage.panScale - stage.origin.x) * stage.ppm + stage.panX - width / 2
        y: (frame.layerY + (at.y - frame.layerY) * stage.panScale - stage.origin.y) * stage.ppm + stage.panY - height / 2
        scale: stage.panScale
        rotation: stage.studio.panTurn
    }
    SelectionFrame {
        id: frame
        stage: stage
        studio: stage.studio
    }

    DrawSurface {
        anchors.fill: parent
        visible: stage.drawing
        studio: stage.studio
    }
}
