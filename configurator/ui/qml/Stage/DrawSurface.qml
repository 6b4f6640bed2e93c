// Freehand: the ink follows the finger here; the smoothed stroke becomes an Edit when the finger leaves.
import QtQuick
import QtQuick.Shapes
import Kit
import Configurator

Item {
    id: surface

    required property Studio studio
    property var points: []

    Shape {
        anchors.fill: parent
        preferredRendererType: Shape.CurveRenderer
        ShapePath {
            strokeColor: surface.studio.penColor
            strokeWidth: surface.studio.penWidth * surface.studio.pxPerMm
            fillColor: Tokens.clear
            capStyle: ShapePath.RoundCap
            joinStyle: ShapePath.RoundJoin
            PathPolyline { path: surface.points }
        }
    }
    PointHandler {
        id: pen
        enabled: surface.visible
        acceptedButtons: Qt.LeftButton
        onActiveChanged: {
            if (active) {
                surface.points = [point.position]
            } else {
                const flat = []
                for (const p of surface.points)
                    flat.push(p.x, p.y)
                surface.studio.drawn(flat)
                surface.points = []
            }
        }
        onPointChanged: if (active) {
            const last = surface.points[surface.points.length - 1]
            if (!last || Math.hypot(last.x - point.position.x, last.y - point.position.y) > 2)
                surface.points = surface.points.concat([point.position])
        }
    }
}
