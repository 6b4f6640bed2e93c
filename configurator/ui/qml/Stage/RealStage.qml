// The real thing, as large as it can be: tap a part to choose it, swipe to see another side.
import QtQuick
import QtQuick.Shapes
import Kit
import Configurator

Item {
    id: real

    required property Studio studio

    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true

    Image {
        id: picture
        anchors.fill: parent
        source: real.studio.realPicture
        fillMode: Image.PreserveAspectFit
        cache: false
        objectName: "realPicture"
        Accessible.role: Accessible.Graphic
        Accessible.name: (real.studio.views.find(view => view.id === real.studio.view) ?? {}).label ?? ""
    }
    Shape {
        id: contour
        x: (parent.width - picture.paintedWidth) / 2
        y: (parent.height - picture.paintedHeight) / 2
        width: picture.paintedWidth
        height: picture.paintedHeight
        visible: real.studio.contour.length > 0
        opacity: 0.9
        ShapePath {
            strokeColor: Tokens.card
            strokeWidth: 6 * Tokens.unit
            fillColor: Tokens.clear
            joinStyle: ShapePath.RoundJoin
            PathPolyline { path: real.studio.contour.map(p => Qt.point(p.x * contour.width, p.y * contour.height)) }
        }
        ShapePath {
            strokeColor: Tokens.accent
            strokeWidth: 3 * Tokens.unit
            fillColor: Tokens.clear
            joinStyle: ShapePath.RoundJoin
            PathPolyline { path: real.studio.contour.map(p => Qt.point(p.x * contour.width, p.y * contour.height)) }
        }
    }
    TapHandler {
        onTapped: point => real.studio.tapReal((point.position.x - contour.x) / Math.max(1, contour.width), (point.position.y - contour.y) / Math.max(1, contour.height))
    }
    DragHandler {
        target: null
        yAxis.enabled: false
        property real far: 0
        onActiveTranslationChanged: if (active) far = activeTranslation.x
        onActiveChanged: {
            if (!active && Math.abs(far) > 80 * Tokens.unit)
                real.studio.nextView(far < 0 ? 1 : -1)
            far = 0
        }
    }
}
